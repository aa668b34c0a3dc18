#include <algorithm>
#include <string>
#include <vector>

#include "tests/support/catch.hpp"
#include "tests/support/search.hpp"

using namespace newsgrep;
using newsgrep::test::article;
using newsgrep::test::Ids;
using newsgrep::test::TempIndex;

namespace {

Article made(const std::string& id, const std::string& path, const std::string& source,
             const std::string& date) {
  auto made = article(id, {"The ferry of " + id + "."});
  made.path = path;
  made.source = source;
  made.date = date;
  return made;
}

TempIndex& index() {
  static TempIndex index({made("a", "/news/a*b/a.txt", "Post", "2025-03-10"),
                          made("b", "/news/axb/b.txt", "The Ledger", "2025-03-11"),
                          made("c", "/other/[c]/c.txt", "Post", "2025-03-12"),
                          made("d", "/other/c/d.txt", "", "")});
  return index;
}

/// The articles found, in order of their ids.
Ids found(const Query& query) {
  Ids ids;
  for (const auto& hit : Searcher(index().path()).search(query).hits) {
    ids.push_back(hit.article.id);
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

Ids found(const Restriction& restriction, const std::string& query = "ferry") {
  return found(parse_query(query).restricted_to(restriction));
}

Restriction below(std::vector<std::filesystem::path> paths) {
  Restriction restriction;
  restriction.below = std::move(paths);
  return restriction;
}

Restriction between(const std::string& since, const std::string& until) {
  Restriction restriction;
  restriction.since = since;
  restriction.until = until;
  return restriction;
}

Restriction of(std::vector<std::string> sources) {
  Restriction restriction;
  restriction.sources = std::move(sources);
  return restriction;
}

}  // namespace

TEST_CASE("a restriction to dates counts from the first to the last day", "[engine]") {
  CHECK(found(between("", "")) == Ids{"a", "b", "c", "d"});
  CHECK(found(between("2025-03-11", "")) == Ids{"b", "c"});
  CHECK(found(between("", "2025-03-11")) == Ids{"a", "b"});
  CHECK(found(between("2025-03-11", "2025-03-11")) == Ids{"b"});
  CHECK(found(between("2025-03", "2025-03")) == Ids{"a", "b", "c"});
  CHECK(found(between("2025", "2025-03-10")) == Ids{"a"});
}

TEST_CASE("a restriction to dates that are none is refused", "[engine]") {
  for (const auto& restriction :
       {between("soon", ""), between("", "2025-02-30"), between("2025-03-12", "2025-03-11")}) {
    try {
      found(restriction);
      FAIL_CHECK("it was taken");
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::bad_argument);
      CHECK_FALSE(error.hint().empty());
    }
  }
}

TEST_CASE("a restriction to sources allows any of them", "[engine]") {
  CHECK(found(of({"post"})) == Ids{"a", "c"});
  CHECK(found(of({"Ledger", "Post"})) == Ids{"a", "b", "c"});
  CHECK(found(of({"the ledger"})) == Ids{"b"});
  CHECK(found(of({"Gazette"})).empty());
}

TEST_CASE("a restriction to paths takes them as they stand", "[engine]") {
  CHECK(found(below({"/news"})) == Ids{"a", "b"});
  CHECK(found(below({"/news/a*b"})) == Ids{"a"});
  CHECK(found(below({"/news/a*b/"})) == Ids{"a"});
  CHECK(found(below({"/other/[c]"})) == Ids{"c"});
  CHECK(found(below({"/other/c/d.txt"})) == Ids{"d"});
  CHECK(found(below({"/news/a*b", "/other/c"})) == Ids{"a", "d"});
  CHECK(found(below({"/"})) == Ids{"a", "b", "c", "d"});
  CHECK(found(below({"/new"})).empty());
}

TEST_CASE("all parts of a restriction count, beside what the query asks for", "[engine]") {
  auto both = of({"Post"});
  both.below = {"/other"};
  CHECK(found(both) == Ids{"c"});
  CHECK(found(both, "source:ledger ferry").empty());
  CHECK(found(both, "nowhere").empty());
  CHECK(found(of({"Post"}), "ferry -path:/news") == Ids{"c"});
  CHECK(found(parse_query("ferry").restricted_to(of({"Post"})).restricted_to(below({"/news"}))) ==
        Ids{"a"});
}

TEST_CASE("a restriction of an empty query gives all that it allows", "[engine]") {
  CHECK(found(of({"Post"}), "") == Ids{"a", "c"});
  // But not of one of which nothing is left.
  CHECK(found(of({"Post"}), "!").empty());
  CHECK(found(of({"Post"}), "-ferry").empty());
}

TEST_CASE("a restriction leaves the query that it is made of alone", "[engine]") {
  const auto query = parse_query("ferry");
  const auto restricted = query.restricted_to(of({"Post"}));
  CHECK(found(query).size() == 4);
  CHECK(restricted.text() == "ferry");
}
