#include "indexer/shard_merger.hpp"

#include <xapian.h>

#include "index/format.hpp"
#include "index/passages/passage_file.hpp"
#include "index/words/form_lists.hpp"
#include "index/words/word_list.hpp"
#include "indexer/shard_builder.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_index.hpp"
#include "text/variants.hpp"

using namespace newsgrep;
using newsgrep::test::article;
using newsgrep::test::TempDir;

namespace {

/// Returns all that a shard holds, as text.
std::vector<std::string> contents(const std::filesystem::path& dir) {
  std::vector<std::string> lines;
  const Xapian::Database database(dir.string());
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
    lines.push_back("metadata " + *key + "=" + database.get_metadata(*key));
  }
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    auto line = *term;
    for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at) {
      line += " " + std::to_string(*at) + "x" + std::to_string(at.get_wdf());
    }
    lines.push_back(line);
  }
  const index::PassageFile passages{index::ShardFiles(dir)};
  index::Decompressor decompressor;
  std::string buffer;
  for (std::uint32_t at = 1; at <= passages.size(); ++at) {
    const auto head = passages.head(at);
    lines.push_back(std::string(head.id) + "/" + std::to_string(head.number) + " " +
                    std::to_string(database.get_doclength(at)) + " " +
                    std::string(passages.forward_list(at)) + " " +
                    std::string(passages.read(at, decompressor, buffer).text));
  }
  return lines;
}

}  // namespace

TEST_CASE("a merged shard holds what one shard of all the articles would", "[indexer]") {
  const TempDir dir;
  const indexer::IndexSettings settings{"en", "taxi = cab\n"};
  const text::VariantTable variants(settings.variants);
  const std::vector<std::vector<Article>> parts = {
      {article("a", {"One ferry.", "Two ferries and a bridge."}), article("b", {"A bridge."})},
      {},
      {article("c", {"The taxi."})},
      {article("d", {"Ferry, ferry, ferry!"}), article("e", {"Zebra.", "Bridge.", "One."})},
      // The usual form differs from part to part.
      {article("f", {"Bridges, bridges.", "Bridged: a bridge of bridges.", "Bridges.", "Bridges."}),
       article("g", {"Ferries are ferries.", "Ferries.", "Ferries."})}};
  indexer::MergeGroup group;
  std::vector<Article> all;
  for (const auto& part : parts) {
    const auto path = dir.path() / std::to_string(group.size());
    indexer::ShardBuilder(settings, variants, nullptr, 1000).build(path, part);
    const index::ShardFiles files(path);
    group.push_back({path, index::PassageFile(files).size(), {}, files.id()});
    all.insert(all.end(), part.begin(), part.end());
  }
  const auto whole = dir.path() / "whole";
  indexer::ShardBuilder(settings, variants, nullptr, 1000).build(whole, all);

  const auto threads = GENERATE(1U, 2U);
  const auto merged = dir.path() / "merged";
  indexer::merge_shards(group, merged, threads);
  CHECK(contents(merged) == contents(whole));
  for (const auto file : {index::words_file_name, index::forms_file_name}) {
    CHECK((index::MappedFile(merged / file).bytes() == index::MappedFile(whole / file).bytes()));
  }
  CHECK(contents(whole).size() > 20);
}

TEST_CASE("shards of more passages than one can have are not merged", "[indexer]") {
  const TempDir dir;
  const indexer::IndexSettings settings;
  const text::VariantTable variants(settings.variants);
  indexer::ShardBuilder(settings, variants, nullptr, 1000).build(dir.path() / "1", {});
  const auto id = index::ShardFiles(dir.path() / "1").id();
  const indexer::MergeSource half{dir.path() / "1", 0x8000'0000, {}, id};
  CHECK_THROWS_AS(indexer::merge_shards({half, half}, dir.path() / "merged", 1), Error);
}

TEST_CASE("merging empty shards gives an empty shard", "[indexer]") {
  const TempDir dir;
  const indexer::IndexSettings settings;
  const text::VariantTable variants(settings.variants);
  indexer::MergeGroup group;
  for (const auto* name : {"1", "2"}) {
    indexer::ShardBuilder(settings, variants, nullptr, 1000).build(dir.path() / name, {});
    group.push_back({dir.path() / name, 0, {}, index::ShardFiles(dir.path() / name).id()});
  }
  indexer::merge_shards(group, dir.path() / "merged", 1);
  CHECK(index::PassageFile(index::ShardFiles(dir.path() / "merged")).size() == 0);
  const Xapian::Database database((dir.path() / "merged").string());
  CHECK(database.get_doccount() == 0);
  CHECK(database.get_metadata(std::string(index::metadata_key::format)) ==
        std::to_string(index::format_version));
}
