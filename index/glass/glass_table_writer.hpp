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

/// The size of a block of a table, in bytes.
inline constexpr std::size_t table_block_bytes = 8192;

/// What the version file of a database says about a finished table.
struct GlassTableEnd {
  std::uint32_t root;     ///< Number of the block at the top of the tree.
  std::uint32_t level;    ///< Number of levels below the root.
  std::uint32_t blocks;   ///< Number of blocks in the file.
  std::uint64_t entries;  ///< Number of keys.
  PageSums sums;          ///< Checksums of the file.
};

/// Writes a B-tree of Xapian's format "glass" from front to back: leaves in the order of their
/// keys, each branch after the last of its children. Keeps one block for each level in memory.
/// Every member throws Error{io} when a write fails.
class GlassTableWriter {
 public:
  /// Creates the file at `path`. There must be none of that name.
  explicit GlassTableWriter(const std::filesystem::path& path);

  /// Returns the size of the largest tag that the current leaf has room for, with a key of
  /// `key_bytes`.
  std::size_t room(std::size_t key_bytes) const;

  /// Starts a new leaf, unless the current one is empty. An item must follow.
  void begin_leaf();

  /// Adds an item in one piece, with the tag `front` + `back`, and returns the place of the tag in
  /// the file. The tag must fit into room(); `key` must not be empty and must be greater than all
  /// keys before it.
  std::uint64_t add(std::string_view key, std::string_view front, std::string_view back = {});

  /// Adds an item and cuts its tag into as many pieces as needed. Throws Error{bad_argument} if the
  /// tag takes more than 65,535 pieces, some 500 MB.
  void add_in_pieces(std::string_view key, std::string_view tag);

  /// Writes what is left and closes the file.
  GlassTableEnd finish(Durability durability);

 private:
  /// A block that is being filled: the directory grows from its start, items from its end.
  struct Block {
    std::array<char, table_block_bytes> bytes;
    std::size_t directory_end;
    std::size_t items_begin;
    std::string lower_key;          ///< A short key greater than all before the block.
    std::uint32_t lower_component;  ///< Number of the piece that the block starts with.
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
  std::vector<Block> levels_;  ///< The current block of each level, leaves first.
  bool leaf_has_items_ = true;
  std::string last_key_;
  std::uint32_t blocks_ = 0;
  std::uint64_t entries_ = 0;
};

}  // namespace newsgrep::index
