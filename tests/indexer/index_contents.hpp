#pragma once

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "index/format.hpp"
#include "index/open_index.hpp"
#include "index/passages/passage_file.hpp"
#include "index/stub.hpp"
#include "newsgrep/searcher.hpp"
#include "tests/support/catch.hpp"

namespace newsgrep::test {

/// Returns the text of every living passage of the index, sorted, also of passages without words.
inline std::vector<std::string> all_texts(const std::filesystem::path& index_dir) {
  std::vector<std::string> texts;
  index::Decompressor decompressor;
  std::string buffer;
  const auto index = index::open_index(index_dir);
  for (const auto& shard : index.shards) {
    for (index::PassageId passage = 1; passage <= shard.passages.size(); ++passage) {
      if (shard.dead.contains(passage)) continue;
      texts.emplace_back(shard.passages.read(passage, decompressor, buffer).text);
    }
  }
  std::sort(texts.begin(), texts.end());
  return texts;
}

/// Returns the passages that `query` finds, best first.
inline std::vector<std::string> found(const std::filesystem::path& index_dir,
                                      std::string_view query) {
  std::vector<std::string> ids;
  const auto result = Searcher(index_dir).search(parse_query(query), {SearchOptions::all, 0});
  for (const auto& hit : result.hits) ids.push_back(hit.passage_id());
  return ids;
}

/// Checks that the folder of an index holds what its stub names and nothing else. This must be true
/// whenever no writer is at work.
inline void check_no_leftovers(const std::filesystem::path& index_dir) {
  const auto text = index::read_stub_text(index_dir);
  REQUIRE(text);
  const auto stub = index::parse_stub(*text, index_dir);
  std::set<std::string> expected = {"lock", "shards", stub.file_list.name,
                                    std::string(index::stub_file_name)};
  if (!stub.dead_passages.name.empty()) expected.insert(stub.dead_passages.name);
  for (const auto& shard : stub.shards) expected.insert(shard.name);
  std::set<std::string> present;
  for (const auto& entry : std::filesystem::directory_iterator(index_dir)) {
    present.insert(entry.path().filename().string());
  }
  for (const auto& entry : std::filesystem::directory_iterator(index_dir / "shards")) {
    present.insert("shards/" + entry.path().filename().string());
  }
  CHECK(present == expected);
}

}  // namespace newsgrep::test
