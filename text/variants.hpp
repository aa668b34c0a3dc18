#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace newsgrep::text {

/// Spellings that count as one word: cease-fire = ceasefire = cease fire, Kyiv = Kiev, U.S. = US.
/// Immutable once made; may be shared between threads.
class VariantTable {
 public:
  /// The table that newsgrep ships (variants.txt), followed by `user_table` in the same form:
  /// - a group a line, `canonical = other = other words`; `#` at the start of a line or after a
  ///   space starts a comment;
  /// - case and diacritics do not matter, and between words a space is as good as a hyphen; but a
  ///   spelling in double quotes counts only when written with exactly these capitals ("US"), and
  ///   so does a dotted acronym: U.S. is "US";
  /// - a line `[en]` starts groups for English text alone, `[all]` those for any language.
  /// A group that has a spelling in common with an earlier one of the same language is joined to
  /// it. Throws Error{bad_argument} that names the line when `user_table` cannot be understood.
  explicit VariantTable(std::string_view user_table = {});
  ~VariantTable();

  // For the Analyzer: spellings form a trie over normalised words.

  using WordId = std::uint32_t;   ///< 0: in no spelling.
  using NodeId = std::uint32_t;   ///< 0: no spelling starts like this.
  using GroupId = std::uint32_t;  ///< Dense from 0.
  static constexpr NodeId root = 1;

  /// The number of a normalised word without diacritics.
  WordId word_id(std::string_view word) const;

  /// Where `word` leads from a node.
  NodeId step(NodeId node, WordId word) const;

  /// Whether longer spellings start with the words that lead to this node.
  bool has_longer(NodeId node) const;

  /// The group in which the words that lead to this node are a spelling. `case_forms` are these
  /// words as case_form() gives them.
  std::optional<GroupId> group_at(NodeId node, std::string_view language,
                                  const std::vector<std::string>& case_forms) const;

  /// The word that stands for a group: its first spelling, normalised, its words run together.
  const std::string& canonical(GroupId group) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace newsgrep::text
