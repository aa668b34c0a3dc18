#include "index/glass/glass_table.hpp"

#include "index/bytes/file_errors.hpp"
#include "index/bytes/varint.hpp"
#include "index/glass/glass_block.hpp"
#include "index/glass/glass_keys.hpp"
#include "newsgrep/error.hpp"

namespace newsgrep::index {
namespace {

constexpr unsigned max_level = 16;

Error damaged() {
  return damaged_index("its posting lists");
}

std::uint32_t byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

std::uint32_t take_number(std::string_view& in) {
  const auto value = take_varint(in);
  if (!value || *value > UINT32_MAX) throw damaged();
  return static_cast<std::uint32_t>(*value);
}

/// Returns the item at `entry` of the directory of `block`, from its first byte to the end of the
/// block. `key_at` is the offset of the key in items of this block.
std::string_view item_at(std::string_view block, std::uint32_t entry, std::size_t key_at) {
  const auto offset = load_16(block, entry);
  if (offset + key_at > block.size()) throw damaged();
  return block.substr(offset);
}

/// Returns the key of an item; `key_at` is its offset.
std::string_view key_of(std::string_view item, std::size_t key_at) {
  const auto length = byte_at(item, key_at - 1);
  if (key_at + length > item.size()) throw damaged();
  return item.substr(key_at, length);
}

/// Returns the end of the directory of `block`. Throws unless the directory has an entry.
std::uint32_t directory_end(std::string_view block) {
  const auto end = load_16(block, directory_end_at);
  if (end <= directory_begin || end > block.size() || (end - directory_begin) % entry_bytes != 0) {
    throw damaged();
  }
  return end;
}

/// Returns the entry of the last item whose key is less than `key` (or equal, if `inclusive`); the
/// first entry if there is none.
std::uint32_t last_before(std::string_view block, std::string_view key, bool inclusive,
                          std::size_t key_at) {
  std::uint32_t low = 0;
  auto high = (directory_end(block) - directory_begin) / entry_bytes;
  while (high - low > 1) {
    const auto middle = low + (high - low) / 2;
    const auto item = item_at(block, directory_begin + middle * entry_bytes, key_at);
    const auto order = key_of(item, key_at).compare(key);
    (order < 0 || (inclusive && order == 0) ? low : high) = middle;
  }
  return directory_begin + low * entry_bytes;
}

/// Takes the rest of the description of the table off the front of `in`, after its block size, and
/// those of the five other tables that Xapian may have.
void pass_over_tables(std::string_view& in) {
  constexpr int other_tables = 5;
  constexpr int numbers_before_free_blocks = 5;
  const auto pass_over_free_blocks = [&in] {
    if (!take_string(in)) throw damaged();
  };
  take_number(in);  // The size from which tags are compressed.
  pass_over_free_blocks();
  for (int table = 0; table < other_tables; ++table) {
    for (int i = 0; i < numbers_before_free_blocks; ++i) take_number(in);
    pass_over_free_blocks();
  }
}

}  // namespace

GlassTable::GlassTable(const ShardFiles& shard, Access access) {
  const auto version = shard.open(glass_version_file_name);
  version.check_all();
  auto in = version.bytes();
  const auto head_bytes = glass_magic.size() + glass_format_date.size() + uuid_bytes;
  if (!in.starts_with(glass_magic) || in.size() < head_bytes) throw damaged();
  in.remove_prefix(head_bytes);
  take_number(in);  // The revision.
  root_ = take_number(in);
  const auto level_and_flags = take_number(in);
  empty_ = (level_and_flags & 1) != 0;
  level_ = level_and_flags >> 2;
  take_number(in);  // The number of items.
  const auto block_size = take_number(in);
  if (block_size == 0 || block_size > 32 || level_ > max_level) throw damaged();
  block_bytes_ = block_size << 11;
  pass_over_tables(in);
  passages_ = take_number(in);
  if (!empty_) file_ = shard.open(glass_table_file_name, access);
}

std::string_view GlassTable::block(std::uint32_t number) const {
  const auto offset = std::uint64_t{number} * block_bytes_;
  const auto bytes = file_.bytes();
  if (offset + block_bytes_ > bytes.size()) throw damaged();
  return checks().checked({bytes.data() + offset, block_bytes_});
}

TableCursor GlassTable::descend(std::string_view key, bool inclusive) const {
  auto number = root_;
  for (auto level = level_; level > 0; --level) {
    const auto branch = block(number);
    if (byte_at(branch, level_at) != level) throw damaged();
    number = load_32(
        item_at(branch, last_before(branch, key, inclusive, branch_item_bytes), branch_item_bytes),
        0);
  }
  const auto leaf = block(number);
  if (byte_at(leaf, level_at) != 0) throw damaged();
  return {this, number, last_before(leaf, key, inclusive, leaf_item_bytes)};
}

TableCursor GlassTable::find(std::string_view key) const {
  if (empty_) return {nullptr, 0, 0};
  auto cursor = descend(key, true);
  if (cursor.key() != key) cursor.table_ = nullptr;
  return cursor;
}

TableCursor GlassTable::first_from(std::string_view key) const {
  if (empty_) return {nullptr, 0, 0};
  auto cursor = descend(key, false);
  while (cursor.at_item() && cursor.key() < key) cursor.next();
  return cursor;
}

std::string GlassTable::metadata(std::string_view key) const {
  std::string value;
  const auto whole_key = std::string(metadata_key_prefix).append(key);
  // A long value is cut into items with the same key.
  for (auto item = first_from(whole_key); item.at_item() && item.key() == whole_key; item.next()) {
    value.append(item.tag());
  }
  return value;
}

void GlassTable::drop_before(const TableCursor& cursor) const {
  file_.drop_before(std::size_t{cursor.block_} * block_bytes_);
}

TableCursor::TableCursor(const GlassTable* table, std::uint32_t block, std::uint32_t entry)
    : table_(table), block_(block), entry_(entry) {
  if (table_ != nullptr) read_item();
}

void TableCursor::read_item() {
  const auto item = item_at(table_->block(block_), entry_, leaf_item_bytes);
  const auto size_and_flags = load_16(item, 0);
  const auto size = (size_and_flags & item_size_mask) + leaf_item_bytes;
  key_ = key_of(item, leaf_item_bytes);
  auto tag_at = leaf_item_bytes + key_.size();
  if ((size_and_flags & first_piece) == 0) tag_at += component_bytes;
  if (size < tag_at || size > item.size()) throw damaged();
  tag_ = item.substr(tag_at, size - tag_at);
}

void TableCursor::next() {
  entry_ += entry_bytes;
  if (entry_ >= directory_end(table_->block(block_))) {
    // Branches are between the leaves.
    const auto blocks = table_->bytes().size() / table_->block_bytes_;
    do {
      ++block_;
    } while (block_ < blocks && byte_at(table_->block(block_), level_at) != 0);
    if (block_ >= blocks) {
      table_ = nullptr;
      return;
    }
    entry_ = directory_begin;
  }
  read_item();
}

}  // namespace newsgrep::index
