#include "index/glass/glass_table_writer.hpp"

#include <algorithm>
#include <cassert>
#include <limits>
#include <utility>

#include "index/glass/glass_block.hpp"
#include "index/glass/glass_keys.hpp"
#include "newsgrep/error.hpp"

namespace newsgrep::index {
namespace {

constexpr std::uint32_t max_pieces = 0xFFFF;

/// The least size of a piece of a tag, except the last piece.
constexpr std::size_t min_piece_bytes = 64;

/// Writes the length of `key`, then `key`.
void put_key(char* to, std::string_view key) {
  *to = static_cast<char>(key.size());
  std::copy(key.begin(), key.end(), to + 1);
}

/// Returns the shortest start of `key` that is greater than `before`; all of `key` if they are
/// equal.
std::string_view shortest_above(std::string_view before, std::string_view key) {
  const auto limit = std::min(before.size(), key.size());
  std::size_t same = 0;
  while (same < limit && before[same] == key[same]) ++same;
  return key.substr(0, same + 1);
}

}  // namespace

GlassTableWriter::GlassTableWriter(const std::filesystem::path& path) : file_(path), levels_(1) {
  clear(levels_[0]);
  // Every table starts with an item that has nothing but flags.
  store_16(take_item(levels_[0], leaf_item_bytes), first_piece | last_piece);
}

std::size_t GlassTableWriter::room(std::size_t key_bytes) const {
  const auto needed = entry_bytes + leaf_item_bytes + key_bytes;
  const auto free = free_bytes(levels_[0]);
  return free > needed ? free - needed : 0;
}

void GlassTableWriter::begin_leaf() {
  if (!leaf_has_items_) return;
  const auto number = write(levels_[0], 0);
  add_child(1, levels_[0].lower_key, levels_[0].lower_component, number);
  clear(levels_[0]);
  leaf_has_items_ = false;
}

std::uint64_t GlassTableWriter::add(std::string_view key, std::string_view front,
                                    std::string_view back) {
  ++entries_;
  return add_piece(key, 1, true, front, back);
}

void GlassTableWriter::add_in_pieces(std::string_view key, std::string_view tag) {
  ++entries_;
  for (std::uint32_t component = 1;; ++component) {
    const auto number_bytes = component == 1 ? 0 : component_bytes;
    if (room(key.size()) < number_bytes + std::min(tag.size(), min_piece_bytes)) begin_leaf();
    const auto piece = tag.substr(0, room(key.size()) - number_bytes);
    tag.remove_prefix(piece.size());
    add_piece(key, component, tag.empty(), piece, {});
    if (tag.empty()) return;
    if (component == max_pieces) {
      throw Error(ErrorCode::bad_argument, "A metadata value is too large",
                  "Use a smaller table of variants");
    }
  }
}

GlassTableEnd GlassTableWriter::finish(Durability durability) {
  assert(leaf_has_items_);
  std::size_t level = 0;
  auto root = write(levels_[0], 0);
  while (level + 1 < levels_.size()) {
    add_child(level + 1, levels_[level].lower_key, levels_[level].lower_component, root);
    ++level;
    root = write(levels_[level], level);
  }
  return {root, static_cast<std::uint32_t>(level), blocks_, entries_, file_.finish(durability)};
}

void GlassTableWriter::clear(Block& block) {
  block.bytes.fill(0);
  block.directory_end = directory_begin;
  block.items_begin = block.bytes.size();
  block.lower_key.clear();
  block.lower_component = 0;
}

std::size_t GlassTableWriter::free_bytes(const Block& block) {
  return block.items_begin - block.directory_end;
}

char* GlassTableWriter::take_item(Block& block, std::size_t bytes) {
  assert(bytes + entry_bytes <= free_bytes(block));
  block.items_begin -= bytes;
  store_16(block.bytes.data() + block.directory_end, static_cast<std::uint32_t>(block.items_begin));
  block.directory_end += entry_bytes;
  return block.bytes.data() + block.items_begin;
}

std::uint64_t GlassTableWriter::add_piece(std::string_view key, std::uint32_t component,
                                          bool is_last, std::string_view front,
                                          std::string_view back) {
  assert(!key.empty() && key.size() <= max_key_bytes);
  assert(component == 1 ? key > last_key_ : key == last_key_);
  auto& leaf = levels_[0];
  if (!leaf_has_items_) {
    leaf.lower_key = shortest_above(last_key_, key);
    leaf.lower_component = component;
    leaf_has_items_ = true;
  }
  const auto number_bytes = component == 1 ? 0 : component_bytes;
  const auto head_bytes = leaf_item_bytes + key.size() + number_bytes;
  const auto bytes = head_bytes + front.size() + back.size();
  char* const item = take_item(leaf, bytes);
  store_16(item, static_cast<std::uint32_t>(bytes - leaf_item_bytes) |
                     (component == 1 ? first_piece : 0) | (is_last ? last_piece : 0));
  put_key(item + 2, key);
  if (component != 1) store_16(item + leaf_item_bytes + key.size(), component);
  std::copy(front.begin(), front.end(), item + head_bytes);
  std::copy(back.begin(), back.end(), item + head_bytes + front.size());
  last_key_ = key;
  return std::uint64_t{blocks_} * table_block_bytes + leaf.items_begin + head_bytes;
}

void GlassTableWriter::add_child(std::size_t level, std::string lower_key,
                                 std::uint32_t lower_component, std::uint32_t child) {
  if (level == levels_.size()) clear(levels_.emplace_back());
  const auto needed = entry_bytes + branch_item_bytes + lower_key.size() + component_bytes;
  if (needed > free_bytes(levels_[level])) {
    const auto number = write(levels_[level], level);
    add_child(level + 1, levels_[level].lower_key, levels_[level].lower_component, number);
    clear(levels_[level]);
  }
  auto& branch = levels_[level];
  if (branch.directory_end == directory_begin) {
    // The key of a first child is one level up, or nowhere if nothing comes before it.
    branch.lower_key = std::exchange(lower_key, {});
    branch.lower_component = std::exchange(lower_component, 0);
  }
  char* const item = take_item(branch, branch_item_bytes + lower_key.size() + component_bytes);
  store_32(item, child);
  put_key(item + 4, lower_key);
  store_16(item + branch_item_bytes + lower_key.size(), lower_component);
}

std::uint32_t GlassTableWriter::write(Block& block, std::size_t level) {
  // Readers count blocks in 32 bits.
  if (blocks_ == std::numeric_limits<std::uint32_t>::max()) {
    throw Error(ErrorCode::io, "A shard of the index takes more than 35 TB, the most it can have",
                "Divide the articles between several indexes");
  }
  char* const head = block.bytes.data();
  const auto free = static_cast<std::uint32_t>(free_bytes(block));
  store_32(head, glass_revision);
  head[level_at] = static_cast<char>(level);
  store_16(head + largest_gap_at, free);
  store_16(head + free_bytes_at, free);
  store_16(head + directory_end_at, static_cast<std::uint32_t>(block.directory_end));
  file_.append({block.bytes.data(), block.bytes.size()});
  return blocks_++;
}

}  // namespace newsgrep::index
