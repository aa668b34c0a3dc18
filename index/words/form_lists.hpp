#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/bytes/varint.hpp"
#include "index/checksums/shard_files.hpp"
#include "newsgrep/error.hpp"

namespace newsgrep::index {

/// The file `forms` of a shard tells which passages have which written form of a term (see
/// text/written_form.hpp): for example, which of the passages with the term `mari` say Maris.
///
/// The usual form of a term is the one in the most passages; if several are, the first in byte
/// order. A passage that has only the usual form is not listed anywhere. A passage is named by its
/// ordinal: the number of its posting in the term's posting list, counted from 0. So shards are
/// merged without looking at passages, and most ordinals take one byte. All numbers are
/// little-endian; varints are those of index/bytes/varint.hpp.
///
///     an entry for each term that is a word, in order of the terms:
///       number of forms (varint); 0 means one form, which is the term itself
///       the forms, the usual one first, then the others in byte order:
///         bytes shared with the start of the term (1), number of other bytes (1), the other bytes
///         if there are several forms: size of the list in bytes (varint), then the list: for each
///         ordinal its distance to the one before, less one (varint); for the first, the ordinal.
///         The list of the usual form has only the passages that have other forms as well.
///     for each term that has several words in the file `words`, by ascending hash:
///       its stable_hash() (8 bytes each)
///       where its entry starts (4 each)
///     number of these terms (4), magic (8)
inline constexpr std::string_view forms_file_name = "forms";
inline constexpr std::string_view forms_magic = "ngforms1";

/// Returns the Error for a damaged file `forms`.
Error damaged_form_lists();

/// A written form as it is stored.
struct StoredForm {
  std::string word;
  std::string_view ordinals;  ///< Encoded list of passages; see for_each_ordinal().
};

/// The written forms of a term in a shard.
struct TermForms {
  std::vector<StoredForm> forms;  ///< The usual one first.
};

/// Calls `use(ordinal)` for each ordinal of the list, in order. Throws Error{corrupt} for an
/// ordinal that is not below `postings`, the number of the term's postings.
template <typename Use>
void for_each_ordinal(std::string_view encoded, std::uint32_t postings, Use&& use) {
  for (std::uint64_t next = 0; !encoded.empty();) {
    const auto distance = take_varint(encoded);
    if (!distance || *distance >= postings - next) throw damaged_form_lists();
    next += *distance + 1;
    use(static_cast<std::uint32_t>(next - 1));
  }
}

class FormCursor;

/// The written forms of the terms of a shard, read in place. Several threads may read them. Every
/// function throws Error{corrupt} when it meets damage.
class FormLists {
 public:
  /// Opens the lists of a shard. Throws Error{corrupt} or Error{io}.
  explicit FormLists(const ShardFiles& shard, Access access = Access::random);

  /// Returns the forms of `term`, whose stable_hash() is `term_hash`. Returns nothing if the term
  /// is in no passage, or if the shard's list of words has only one word for it.
  std::optional<TermForms> find(std::string_view term, std::uint64_t term_hash) const;

  /// See MappedFile::is_lost().
  bool is_lost() const { return file_.is_lost(); }

 private:
  friend FormCursor;

  void take_entry(std::string_view& in, std::string_view term, TermForms& entry) const;

  CheckedFile file_;
  std::string_view entries_;
  std::string_view hashes_;
  std::string_view begins_;
  std::uint32_t terms_ = 0;  ///< Number of terms that find() can find.
};

/// Reads the entries of FormLists, which must outlive it, from the first to the last.
class FormCursor {
 public:
  explicit FormCursor(const FormLists& lists) : lists_(&lists), rest_(lists.entries_) {}

  /// Replaces `forms` by the forms of the next term in order, which must be `term`.
  void take(std::string_view term, TermForms& forms);

 private:
  const FormLists* lists_;
  std::string_view rest_;    ///< Entries not yet read.
  std::size_t dropped_ = 0;  ///< Bytes of the entries whose memory was let go.
};

}  // namespace newsgrep::index
