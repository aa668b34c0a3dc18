#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "newsgrep/query.hpp"
#include "searcher/query/plan.hpp"
#include "text/token.hpp"

namespace newsgrep::query {

/// Consecutive tokens of a text, by position: [begin, end).
struct Span {
  std::uint32_t begin;
  std::uint32_t end;
  friend auto operator<=>(const Span&, const Span&) = default;
};

/// A text in which the sequences of a plan can be looked for.
class SearchableText {
 public:
  virtual ~SearchableText() = default;

  /// Appends where `sequence`, a PlanNode::Kind::sequence, stands; in order.
  virtual void find(const PlanNode& sequence, std::vector<Span>& spans) = 0;
};

/// Where a node stands in a text, in order: a sequence, alternatives, or those occurrences of a
/// near's children that form a chain in which each is near the one before it. Occurrences that
/// overlap are not near each other. A near inside of a near is near where one of its occurrences
/// is. Takes time that is linear in the text but for the distance of a near.
std::vector<Span> occurrences(const PlanNode& node, SearchableText& text);

/// Whether there are occurrences.
bool occurs(const PlanNode& node, SearchableText& text);

/// Whether a text matches a node as far as a text can tell: whatever filters may let through.
bool holds(const PlanNode& node, SearchableText& text);

/// Adds what of a text matched `node`: its sequences and nears, exclusions never.
void collect_matches(const PlanNode& node, SearchableText& text, std::vector<Span>& spans);

/// A text by its tokens.
class AnalyzedText : public SearchableText {
 public:
  enum class Part { whole, quotation };

  /// All must outlive this. `tokens` are those of `text`, which is in `language`, and may be all
  /// that stands in a pair of quotation marks.
  AnalyzedText(std::string_view text, std::span<const text::Token> tokens,
               std::string_view language, Part part = Part::whole)
      : text_(text), tokens_(tokens), language_(language), part_(part) {}

  void find(const PlanNode& sequence, std::vector<Span>& spans) override;

  /// The hashes of the tokens' terms.
  std::vector<std::uint64_t> terms() const;

  /// What `spans` cover, in order, merged where they touch or overlap.
  std::vector<ByteRange> ranges(std::vector<Span> spans) const;

 private:
  bool is_at(const PlannedWord& word, const text::Token& token) const;
  bool is_quoted(std::size_t begin, std::size_t end);

  std::string_view text_;
  std::span<const text::Token> tokens_;
  std::string_view language_;
  Part part_;
  std::vector<ByteRange> quotations_;  ///< Once asked for.
  bool quotations_known_ = false;
};

}  // namespace newsgrep::query
