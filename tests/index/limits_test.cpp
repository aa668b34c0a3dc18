#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "index/checksums/checksum_file.hpp"
#include "index/glass/glass_table_writer.hpp"
#include "index/passages/passage_file_writer.hpp"
#include "index/postings/block_table_writer.hpp"
#include "index/words/form_lists_writer.hpp"
#include "newsgrep/error.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/discard_writes.hpp"
#include "tests/support/temp_dir.hpp"
#include "text/stable_hash.hpp"

using namespace newsgrep;
using namespace newsgrep::index;
using newsgrep::test::discard_writes;
using newsgrep::test::TempDir;

namespace {

constexpr std::uint64_t four_gib = std::uint64_t{4} << 30;

/// Returns the code of the error that `work` throws; nothing if it throws none.
template <typename Work>
std::optional<ErrorCode> code_of(Work&& work) {
  try {
    work();
  } catch (const Error& error) {
    CHECK_FALSE(error.hint().empty());
    return error.code();
  }
  return std::nullopt;
}

}  // namespace

TEST_CASE("a shard of more than 16 TB is refused", "[index]") {
  const TempDir dir;
  const std::vector<SummedFile> files = {{"half", {four_gib * page_bytes / 2, {}}},
                                         {"more", {four_gib * page_bytes / 2, {}}}};
  CHECK(code_of([&] { write_checksums(dir.path(), files, Durability::none); }) == ErrorCode::io);
}

TEST_CASE("a posting list of more than 4 GB is refused", "[index]") {
  BlockTableWriter blocks;
  blocks.begin_term("the", 300);
  blocks.add_block({1, 1000, 128, 1});
  CHECK_FALSE(code_of([&] { blocks.add_block({200, 1000 + four_gib - 1, 128, 1}); }));
  CHECK(code_of([&] { blocks.add_block({400, 1000 + four_gib, 44, 1}); }) == ErrorCode::io);
}

TEST_CASE("a value of more than 500 MB is refused", "[index][slow]") {
  const TempDir dir;
  const auto path = dir.path() / "table";
  GlassTableWriter table(path);
  discard_writes(path);
  const std::string value(std::size_t{540} << 20, 'v');
  CHECK(code_of([&] { table.add_in_pieces("key", value); }) == ErrorCode::bad_argument);
}

TEST_CASE("passages of more than 4 GB in a row are refused", "[index][slow]") {
  const TempDir dir;
  PassageFileWriter passages(dir.path(), nullptr);
  discard_writes(dir.path() / passages_file_name);
  PassageRecord record;
  record.number = 1;
  record.id = "a";
  const auto article = encode(ArticleRecord());
  record.article = article;
  const std::string forward_list(std::size_t{64} << 20, '\0');
  std::size_t added = 0;
  const auto error = code_of([&] {
    for (; added < 100; ++added) passages.add(record, forward_list);
  });
  CHECK(error == ErrorCode::bad_argument);
  CHECK(added == 64);
}

TEST_CASE("more than 4 GB of different words are refused", "[index][slow]") {
  const TempDir dir;
  const std::string term = "ferri";
  const auto hash = text::stable_hash(term);
  const WordsOfTerms two_words({hash, hash});
  FormListsWriter forms(dir.path(), two_words);
  discard_writes(dir.path() / forms_file_name);
  std::vector<ListedForm> listed;
  for (int i = 100; i < 355; ++i) listed.push_back({std::to_string(i) + std::string(250, 'x'), {}});
  const FormPostings postings(1, listed);
  std::uint64_t added = 0;
  const auto error = code_of([&] {
    for (; added < 100'000; ++added) forms.add(term, postings);
  });
  CHECK(error == ErrorCode::bad_argument);
  CHECK(added > 65'000);
}
