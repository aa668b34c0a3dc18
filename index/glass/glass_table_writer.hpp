#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "index/bytes/output_file.hpp"

namespace newsgrep::index {

/// Bytes of a block of a table.
inline constexpr std::size_t table_block_bytes = 8192;

/// Where a reader enters a table, and what there is in it.
struct GlassTableEnd {
  std::uint32_t root;                 ///< The block at the top of the tree.
  std::uint32_t level;                ///< How far the leaves are below it.
  std::uint32_t blocks;               ///< How many blocks the file has.
  std::uint64_t entries;              ///< How many keys.
  std::array<std::uint64_t, 2> hash;  ///< Of the whole file.
};

/// Writes a B-tree of Xapian's format "glass" from front to back: leaves in the order of their
/// keys, each branch behind the last of its children. Keeps one block a level in memory. All
/// functions throw Error{io} when the file cannot be written.
class GlassTableWriter {
 public:
  explicit GlassTableWriter(const std::filesystem::path& path);

  /// How large a tag may be that add() puts into the leaf at hand, with a key of `key_bytes`.
  std::size_t room(std::size_t key_bytes) const;

  /// Leaves the rest of the leaf at hand empty. Must be followed by an item.
  void begin_leaf();

  /// Adds an item in one piece: the tag is `front` followed by `back`. It must fit into the room
  /// there is; `key` must be above all before it, and not empty. Returns where in the file the tag
  /// begins.
  std::uint64_t add(std::string_view key, std::string_view front, std::string_view back = {});

  /// Adds an item of any size up to some hundred megabytes, cut into as many pieces as it takes.
  void add_in_pieces(std::string_view key, std::string_view tag);

  /// Writes what is left and closes the file.
  GlassTableEnd finish(Durability durability);

 private:
  /// A block that is being filled: the directory grows from its front, items from its end.
  struct Block {
    std::array<char, table_block_bytes> bytes;
    std::size_t directory_end;
    std::size_t items_begin;
    std::string lower_key;          ///< The shortest key that tells it from what precedes it,
    std::uint32_t lower_component;  ///< with the number of the piece it begins with.
  };

  static void clear(Block& block);
  static std::size_t free_bytes(const Block& block);
  static char* take_item(Block& block, std::size_t bytes);
  std::uint64_t add_piece(std::string_view key, std::uint32_t component, bool is_last,
                          std::string_view front, std::string_view back);
  void add_child(std::size_t level, std::string lower_key, std::uint32_t lower_component,
                 std::uint32_t child);
  std::uint32_t write(Block& block, std::size_t level);

  OutputFile file_;
  std::vector<Block> levels_;  ///< The open block of each level, leaves first.
  bool leaf_has_items_ = true;
  std::string last_key_;
  std::uint32_t blocks_ = 0;
  std::uint64_t entries_ = 0;
  std::array<std::uint64_t, 2> hash_{0, 1};
};

}  // namespace newsgrep::index
