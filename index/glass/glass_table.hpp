#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "index/checksums/shard_files.hpp"

namespace newsgrep::index {

class TableCursor;

/// The table postlist.glass of a Xapian (glass) database, read in place: a B-tree of items, each
/// with a key and a tag. Reads only databases that we wrote: their leaves stand in the file in the
/// order of their keys, and each tag of a posting list is in one piece. Several threads may read
/// one table. Every function throws Error{corrupt} when it meets damage.
class GlassTable {
 public:
  /// Opens the table of a shard. Throws Error{corrupt} or Error{io}.
  explicit GlassTable(const ShardFiles& shard, Access access = Access::random);

  /// Returns a cursor at the item with this key; at no item if there is none.
  TableCursor find(std::string_view key) const;

  /// Returns a cursor at the first item whose key is `key` or greater; at no item if there is none.
  TableCursor first_from(std::string_view key) const;

  /// Returns the value of a setting of the shard (Xapian calls it metadata); empty if there is none
  /// with this key.
  std::string metadata(std::string_view key) const;

  /// Returns the number of passages, as Xapian counts them (documents).
  std::uint32_t passages() const { return passages_; }

  /// Returns the whole file; keys and tags are views into it. What a cursor returns was verified;
  /// verify other parts with checks().
  std::string_view bytes() const { return file_.bytes(); }
  const PageChecks& checks() const { return file_.checks(); }

  /// See MappedFile::is_lost().
  bool is_lost() const { return file_.is_lost(); }

  /// Lets go of the memory that the items before the cursor take; see MappedFile::drop_before().
  void drop_before(const TableCursor& cursor) const;

 private:
  friend TableCursor;

  std::string_view block(std::uint32_t number) const;
  /// Returns a cursor at the last item below `key` (or at `key`, if `inclusive`); at the first item
  /// of the table if there is none.
  TableCursor descend(std::string_view key, bool inclusive) const;

  CheckedFile file_;
  std::uint32_t block_bytes_ = 0;
  std::uint32_t passages_ = 0;
  std::uint32_t root_ = 0;
  unsigned level_ = 0;
  bool empty_ = true;
};

/// A place in a GlassTable, which must outlive it: at an item, or after the last one.
class TableCursor {
 public:
  /// Returns true if the cursor is at an item. The other members may be called only if it is.
  bool at_item() const { return table_ != nullptr; }
  std::string_view key() const { return key_; }
  std::string_view tag() const { return tag_; }
  /// Moves to the next item, if any.
  void next();

 private:
  friend GlassTable;
  TableCursor(const GlassTable* table, std::uint32_t block, std::uint32_t entry);
  void read_item();

  const GlassTable* table_;  ///< Null after the last item.
  std::uint32_t block_;
  std::uint32_t entry_;  ///< Offset in the block's directory.
  std::string_view key_;
  std::string_view tag_;
};

}  // namespace newsgrep::index
