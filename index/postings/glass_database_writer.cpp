#include "index/postings/glass_database_writer.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "index/bytes/file_errors.hpp"
#include "index/bytes/varint.hpp"
#include "index/glass/glass_block.hpp"
#include "index/glass/glass_keys.hpp"
#include "index/glass/table_uuid.hpp"
#include "newsgrep/error.hpp"

namespace newsgrep::index {
namespace {

/// The tables that Xapian may have beside postlist.glass, in the order of the version file:
/// document data, term lists, positions, spelling, synonyms. For each, the size from which its tags
/// are compressed.
constexpr std::uint32_t compressed_from_bytes[] = {18, 18, 0, 18, 18};

constexpr std::uint32_t sequential_flag = 2;
constexpr std::uint32_t no_file_flag = 1;

/// Creates the folder `dir` and returns its path.
std::filesystem::path make_folder(const std::filesystem::path& dir) {
  std::error_code error;
  if (!std::filesystem::create_directory(dir, error)) {
    throw cannot_write(dir, error ? error.message() : "it exists already");
  }
  return dir;
}

/// Appends the description of a table.
void append_table(std::string& out, std::uint32_t root, std::uint32_t level_and_flags,
                  std::uint64_t entries, std::uint32_t compressed_from,
                  std::string_view free_blocks) {
  append_varint(out, root);
  append_varint(out, level_and_flags);
  append_varint(out, entries);
  append_varint(out, table_block_bytes >> 11);
  append_varint(out, compressed_from);
  append_string(out, free_blocks);
}

/// Returns the list of free blocks of a table that has none.
std::string no_free_blocks(std::uint32_t blocks) {
  std::string list;
  append_varint(list, glass_revision);
  append_varint(list, blocks);
  list.append(4, '\0');
  return list;
}

}  // namespace

GlassDatabaseWriter::GlassDatabaseWriter(const std::filesystem::path& dir)
    : dir_(make_folder(dir)), table_(dir_ / glass_table_file_name), lists_(table_, blocks_) {}

void GlassDatabaseWriter::add_metadata(std::string_view key, std::string_view value) {
  if (key.empty() || metadata_key_prefix.size() + key.size() > max_key_bytes) {
    throw Error(ErrorCode::bad_argument, "A metadata key is empty or too long",
                "Use a key of 1 to 253 bytes");
  }
  if (value.empty()) return;
  table_.add_in_pieces(std::string(metadata_key_prefix).append(key), value);
}

void GlassDatabaseWriter::begin_lengths(std::uint32_t passages) {
  passages_ = passages;
  if (passages > 0) lists_.begin_lengths(passages);
}

void GlassDatabaseWriter::append_length(std::uint32_t length) {
  lists_.append_length(length);
  total_length_ += length;
  max_length_ = std::max(max_length_, length);
  if (length > 0 && (min_length_ == 0 || length < min_length_)) min_length_ = length;
}

std::vector<SummedFile> GlassDatabaseWriter::finish(Durability durability) {
  auto table = table_.finish(durability);
  auto blocks = blocks_.write(dir_, durability);

  std::string version(glass_magic);
  version.append(glass_format_date);
  version.append(table_uuid(table.sums.pages));
  append_varint(version, glass_revision);
  append_table(version, table.root, table.level << 2 | sequential_flag, table.entries, 0,
               no_free_blocks(table.blocks));
  for (const auto compressed_from : compressed_from_bytes) {
    append_table(version, 0, sequential_flag | no_file_flag, 0, compressed_from, {});
  }
  append_varint(version, passages_);
  append_varint(version, 0);  // The number of the last passage, less the number of passages.
  append_varint(version, min_length_);
  append_varint(version, lists_.max_wdf());
  // An upper bound of the lengths, less the upper bound of the wdfs.
  append_varint(version, std::max(max_length_, lists_.max_wdf()) - lists_.max_wdf());
  append_varint(version, 0);  // The oldest change set.
  append_varint(version, total_length_);
  append_varint(version, 0);  // An upper bound of spelling frequencies.
  OutputFile file(dir_ / glass_version_file_name);
  file.append(version);
  return {{glass_version_file_name, file.finish(durability)},
          {glass_table_file_name, std::move(table.sums)},
          std::move(blocks)};
}

}  // namespace newsgrep::index
