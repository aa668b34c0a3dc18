#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/bytes/mapped_file.hpp"
#include "index/bytes/varint.hpp"
#include "newsgrep/error.hpp"

namespace newsgrep::index {

/// The file `forms` of a shard tells in which form a term is written where (see
/// text/written_form.hpp): which of the passages with the term `mari` have Maris in them. A
/// term has a usual form, which stands in the most passages (of several, the first in order of the
/// bytes). Passages that have no other form of the term are not listed. A passage is told by its
/// ordinal: the number, from 0, of its posting in the term's posting list. So shards are merged
/// without looking at passages, and most ordinals take a byte. All numbers are little-endian,
/// varints those of varint.hpp.
///
///     an entry for each term that is a word, in order of the terms:
///       how many forms it has (varint); 0: one, the term as it stands
///       the forms, the usual one first, the others in order of their bytes:
///         how many bytes it has in common with the term, how many others it has (1 each), these
///         of several forms: how many bytes the list takes (varint), then for each ordinal the
///         distance to the one before, less one (varints; the first: the ordinal). Of the usual
///         form only those passages are listed that have other forms, too.
///     for each term of which the file `words` has several words, by ascending hash:
///       its stable_hash() (8 bytes each)
///       where its entry begins (4 each)
///     how many there are (4), magic (8)
inline constexpr std::string_view forms_file_name = "forms";
inline constexpr std::string_view forms_magic = "ngforms1";

Error damaged_form_lists();

/// The forms of a term in a shard.
struct TermForms {
  struct Form {
    std::string word;
    std::string_view ordinals;  ///< Encoded; see for_each_ordinal().
  };
  std::vector<Form> forms;  ///< The usual one first.
};

/// Calls `use(ordinal)` for each that is listed, in order. Throws Error{corrupt} for one that is
/// not below `postings`.
template <typename Use>
void for_each_ordinal(std::string_view encoded, std::uint32_t postings, Use&& use) {
  for (std::uint64_t next = 0; !encoded.empty();) {
    const auto distance = take_varint(encoded);
    if (!distance || *distance >= postings - next) throw damaged_form_lists();
    next += *distance + 1;
    use(static_cast<std::uint32_t>(next - 1));
  }
}

/// The forms of the terms of a shard, read in place. May be read from several threads. Every
/// function throws Error{corrupt} when it meets damage.
class FormLists {
 public:
  /// Throws Error{corrupt} or Error{io}.
  explicit FormLists(const std::filesystem::path& shard_dir, Access access = Access::random);

  /// The forms of a term that is in passages of the shard and of which the shard's list of words
  /// has several words; nothing for others. `term_hash` is its stable_hash().
  std::optional<TermForms> find(std::string_view term, std::uint64_t term_hash) const;

  /// Goes through the terms.
  class Cursor {
   public:
    explicit Cursor(const FormLists& lists) : lists_(&lists), rest_(lists.entries_) {}

    /// Replaces `forms` by those of the next term in order, which is `term`.
    void take(std::string_view term, TermForms& forms);

   private:
    const FormLists* lists_;
    std::string_view rest_;
    std::size_t dropped_ = 0;
  };

 private:
  static void take_entry(std::string_view& in, std::string_view term, TermForms& entry);

  MappedFile file_;
  std::string_view entries_;
  std::string_view hashes_;
  std::string_view begins_;
  std::uint32_t terms_ = 0;  ///< That have a hash.
};

}  // namespace newsgrep::index
