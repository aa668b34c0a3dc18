// An index whose checksums agree with what is wrong in it: nobody makes it by accident.

#include <array>
#include <filesystem>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "newsgrep/searcher.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/read_file.hpp"
#include "tests/support/resealed_index.hpp"
#include "tests/support/temp_index.hpp"

using namespace newsgrep;
using newsgrep::test::article;
using newsgrep::test::overwrite;
using newsgrep::test::read_file;
using newsgrep::test::reseal;
using newsgrep::test::stub_of;
using newsgrep::test::TempIndex;

namespace fs = std::filesystem;

namespace {

/// Returns articles that make every table: long lists, forms, a dictionary of texts.
std::vector<Article> articles() {
  std::vector<Article> all;
  for (int i = 0; i < 2'000; ++i) {
    const auto number = std::to_string(i);
    all.push_back(article("a" + number, {std::string(i % 3 == 0 ? "The ferries " : "The ferry ") +
                                         number + " left the harbour of " +
                                         (i % 2 == 0 ? "Klaipeda" : "Liepaja") + " at dawn."}));
  }
  return all;
}

/// Returns what a search says that reads every file; empty if it answers.
std::string refusal(const fs::path& index_dir) {
  try {
    Searcher searcher(index_dir);
    for (const auto* query : {"ferry dawn", "\"left the harbour\"", "harb*", "=ferries", "=ferry",
                              "title:about 1999", "+the +klaipeda", "hrabour~"}) {
      searcher.search(parse_query(query), {.limit = 50, .timeout = std::chrono::seconds(10)});
    }
    searcher.search(parse_query("feri"), {.correct = true});
    searcher.search(parse_query("ferry"), {.limit = SearchOptions::all});
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::corrupt);
    CHECK_FALSE(error.hint().empty());
    return error.what();
  }
  return "";
}

/// Returns what searches say of an index in which a file of its shard has other bytes, but right
/// checksums. Puts the file back.
std::string refusal_with(const TempIndex& index, const std::string& name,
                         const std::string& bytes) {
  const auto file = fs::directory_iterator(index.path() / "shards")->path() / name;
  const auto whole = read_file(file);
  overwrite(file, bytes);
  reseal(index.path(), stub_of(index.path()));
  auto said = refusal(index.path());
  overwrite(file, whole);
  return said;
}

std::string content(const TempIndex& index, const std::string& name) {
  return read_file(fs::directory_iterator(index.path() / "shards")->path() / name);
}

}  // namespace

TEST_CASE("a crafted index is refused with the part that makes no sense", "[engine][slow]") {
  const TempIndex large(articles());
  std::set<std::string> said;
  std::mt19937 random(14);
  for (const auto* const name :
       {"postlist.glass", "iamglass", "blocks", "passages", "words", "forms"}) {
    const auto whole = content(large, name);
    for (int round = 0; round < 150; ++round) {
      auto bytes = whole;
      if (round % 10 == 0) {
        bytes.resize(random() % whole.size());
      } else {
        // A few bytes at the beginning or the end, where counts and tables are, or many anywhere.
        const auto near = std::min<std::size_t>(bytes.size(), 500);
        const auto at = round % 3 == 0   ? random() % near
                        : round % 3 == 1 ? random() % bytes.size()
                                         : bytes.size() - 1 - random() % near;
        const auto most = round % 3 == 1 ? bytes.size() / 20 + 1 : 16;
        const auto end = std::min<std::size_t>(bytes.size(), at + 1 + random() % most);
        for (auto i = at; i < end; ++i) bytes[i] = static_cast<char>(random());
      }
      CAPTURE(name, round);
      said.insert(refusal_with(large, name, bytes));
    }
  }
  // Its texts are stored as they are.
  const TempIndex small({article("a", {"The ferry left the harbour."})});
  const auto whole = content(small, "passages");
  for (std::size_t i = 0; i < whole.size(); ++i) {
    auto bytes = whole;
    bytes[i] = static_cast<char>(bytes[i] + 40);
    said.insert(refusal_with(small, "passages", bytes));
  }

  CHECK(refusal_with(large, "passages", content(large, "passages")).empty());
  for (const auto* const part :
       {"its posting lists", "a posting list", "its table of blocks", "its passages", "a passage",
        "a dictionary of its texts", "its list of words", "its written forms",
        "a shard, whose files disagree: "}) {
    const auto sentence = "The index is damaged: cannot read " + std::string(part);
    CAPTURE(part);
    const auto at = said.lower_bound(sentence);
    CHECK((at != said.end() && at->starts_with(sentence)));
  }
}
