#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "index/bytes/mapped_file.hpp"

namespace newsgrep::index {

/// The table postlist.glass of a Xapian (glass) database, read in place: a B-tree of items, each a
/// key and a tag. Only for databases that we wrote: their leaves stand in the file in the order of
/// the keys, and the tags of posting lists are in one piece. May be read from several threads.
class GlassTable {
 public:
  /// Throws Error{corrupt} or Error{io}; so do all others, when they meet damage.
  explicit GlassTable(const std::filesystem::path& shard_dir, Access access = Access::random);

  /// A place between two items, or at one.
  class Cursor {
   public:
    /// Whether there is an item here.
    bool at_item() const { return table_ != nullptr; }
    std::string_view key() const { return key_; }
    std::string_view tag() const { return tag_; }
    /// To the next item, if any.
    void next();

   private:
    friend GlassTable;
    Cursor(const GlassTable* table, std::uint32_t block, std::uint32_t entry);
    void read_item();

    const GlassTable* table_;
    std::uint32_t block_;
    std::uint32_t entry_;  ///< Offset in the block's directory.
    std::string_view key_;
    std::string_view tag_;
  };

  /// At the item with this key; at no item when there is none.
  Cursor find(std::string_view key) const;

  /// At the first item whose key is not below `key`.
  Cursor first_from(std::string_view key) const;

  /// What Xapian calls metadata; empty when there is none with this key.
  std::string metadata(std::string_view key) const;

  /// glass_revision, unless somebody wrote to the database since we made it.
  std::uint32_t revision() const { return revision_; }

  /// The file as a whole; what a tag views is in it.
  std::string_view bytes() const { return file_.bytes(); }

  /// Lets go of the memory that the items before the cursor take; see MappedFile.
  void drop_before(const Cursor& cursor) const;

 private:
  std::string_view block(std::uint32_t number) const;
  /// The last item before `key`, or at it when `inclusive`; the first of all when there is none.
  Cursor descend(std::string_view key, bool inclusive) const;

  MappedFile file_;
  std::uint32_t block_bytes_ = 0;
  std::uint32_t revision_ = 0;
  std::uint32_t root_ = 0;
  unsigned level_ = 0;
  bool empty_ = true;
};

}  // namespace newsgrep::index
