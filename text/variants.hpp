#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace newsgrep::text {

/// A table of spellings that count as one word: cease-fire = ceasefire = cease fire, Kyiv = Kiev,
/// U.S. = US. It never changes, so threads may share it.
class VariantTable {
 public:
  /// Reads the table that newsgrep ships (variants.txt) and then `user_table`, which has the same
  /// form:
  /// - A line is a group: `canonical = other = other words`.
  /// - A `#` at the start of a line or after white space starts a comment.
  /// - Case and diacritics do not matter; between words a space is as good as a hyphen.
  /// - A spelling in double quotes matches only with the same capitals ("US"). A dotted acronym is
  ///   read as such a spelling: U.S. as "US".
  /// - The groups after a line `[en]` are for English text only; after `[all]`, for any language.
  /// A group that shares a spelling with an earlier group of the same language is joined to it.
  /// Throws Error{bad_argument} that names the line if `user_table` cannot be understood.
  explicit VariantTable(std::string_view user_table = {});
  ~VariantTable();

  // What the Analyzer uses: a trie of the spellings, whose edges are normalised words.

  using WordId = std::uint32_t;      ///< Number of a word; 0 for a word that is in no spelling.
  using NodeId = std::uint32_t;      ///< Number of a node; 0 if no spelling starts like this.
  using GroupId = std::uint32_t;     ///< Number of a group, dense from 0.
  static constexpr NodeId root = 1;  ///< The node that no word leads to; spellings start there.

  /// Returns the number of a normalised word without diacritics.
  WordId word_id(std::string_view word) const;

  /// Returns the node that `word` leads to from `node`; 0 if there is none.
  NodeId step(NodeId node, WordId word) const;

  /// Returns true if a longer spelling starts with the words that lead to `node`.
  bool has_longer(NodeId node) const;

  /// Returns the group that has the words that lead to `node` as a spelling; nothing if none has.
  /// `case_forms` are these words as case_form() gives them.
  std::optional<GroupId> group_at(NodeId node, std::string_view language,
                                  const std::vector<std::string>& case_forms) const;

  /// Returns the word that stands for a group: its first spelling, normalised, without the gaps
  /// between words.
  const std::string& canonical(GroupId group) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace newsgrep::text
