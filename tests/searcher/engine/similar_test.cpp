#include <algorithm>
#include <string>
#include <vector>

#include "tests/support/catch.hpp"
#include "tests/support/search.hpp"

using namespace newsgrep;
using newsgrep::test::article;
using newsgrep::test::Ids;
using newsgrep::test::ids;
using newsgrep::test::TempIndex;

namespace {

const std::string story =
    "The ferry Aurora left the harbour of Lindholm at dawn with forty people.";
const std::string near_copy = "At dawn the ferry Aurora left Lindholm with about forty on board.";

Ids like(const TempIndex& index, const std::string& id) {
  Searcher searcher(index.path());
  return ids(searcher.search(searcher.more_like(id)));
}

}  // namespace

TEST_CASE("a passage is like its near copy first, and not like itself", "[engine]") {
  const TempIndex index({article("a", {"The harbour at dawn.", story}),
                         article("b", {"Nothing of the kind.", near_copy}),
                         article("c", {"Forty people protested in the capital at dawn."})});
  const auto found = like(index, "a:2");
  REQUIRE(found.size() >= 2);
  CHECK(found.front() == "b:2");
  for (const auto& id : found) {
    CHECK(id != "a:2");
    CHECK(id != "b:1");
  }
}

TEST_CASE("a passage that tells nothing is like no other", "[engine]") {
  const TempIndex index({article("a", {"\u2014 \u2014"}), article("b", {story})});
  CHECK(like(index, "a:1").empty());
}

TEST_CASE("words that are operators elsewhere are words in a passage", "[engine]") {
  const TempIndex index(
      {article("a", {"Salem OR Portland OR Eugene; lawyers NOT judges; NEAR shares BEFORE noon."}),
       article("b", {"Portland is large."}), article("c", {"Judges of Salem."}),
       article("d", {"It is near."})});
  Searcher searcher(index.path());
  const auto query = searcher.more_like("a:1");
  CHECK(query.diagnostics().empty());
  auto found = ids(searcher.search(query));
  std::sort(found.begin(), found.end());
  CHECK(found == Ids{"b:1", "c:1", "d:1"});
}

TEST_CASE("words that stand apart in a passage are not joined", "[engine]") {
  const TempIndex index({article("a", {"Cease in the fire."}),
                         article("b", {"The ceasefire holds."}), article("c", {"A fire."})});
  CHECK(like(index, "a:1") == Ids{"c:1"});
}

TEST_CASE("ids with colons name passages", "[engine]") {
  const TempIndex index({article("urn:news:1", {story, "Other."}), article("b", {near_copy})});
  CHECK(like(index, "urn:news:1:1") == Ids{"b:1"});
}

TEST_CASE("an id that names no living passage is refused", "[engine]") {
  const TempIndex index({article("a", {story}), article("b", {near_copy}), article("c", {"C."}),
                         article("d", {"D."}), article("e", {"E."})});
  {
    IndexWriter writer(index.path());
    writer.remove("e");
    writer.commit();
  }
  Searcher searcher(index.path());
  for (const auto* id : {"", ":", "a", "a:", ":1", "a:0", "a:2", "a:1x", "a:-1", "a:01x", "x:1",
                         "e:1", "a:99999999999999999999", "a:1:1"}) {
    CAPTURE(id);
    try {
      searcher.more_like(id);
      FAIL_CHECK("it was found");
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::bad_argument);
      CHECK_FALSE(error.hint().empty());
    }
  }
}

TEST_CASE("a query for passages like another can be restricted", "[engine]") {
  auto post = article("b", {near_copy});
  post.source = "Post";
  auto ledger = article("c", {near_copy});
  ledger.source = "Ledger";
  const TempIndex index({article("a", {story}), post, ledger});
  Searcher searcher(index.path());
  Restriction restriction;
  restriction.sources = {"Ledger"};
  CHECK(ids(searcher.search(searcher.more_like("a:1").restricted_to(restriction))) == Ids{"c:1"});
}
