#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "newsgrep/byte_range.hpp"
#include "searcher/query/clock.hpp"
#include "searcher/query/plan_node.hpp"
#include "text/token.hpp"

namespace newsgrep::query {

/// Consecutive tokens of a text, by position: [begin, end).
struct Span {
  std::uint32_t begin;
  std::uint32_t end;
  friend auto operator<=>(const Span&, const Span&) = default;
};

/// A text in which sequences can be found.
class SearchableText {
 public:
  virtual ~SearchableText() = default;

  /// Appends the occurrences of `sequence`, in order.
  virtual void find(const Sequence& sequence, std::vector<Span>& spans) = 0;
};

/// Returns the occurrences of a sequence, of any of some operands, or of a near, in order. For a
/// near, returns the occurrences of its operands that form a chain, each near the one before it.
/// Occurrences that overlap are not near each other. Takes time that is linear in the text, and in
/// the distance of a near.
std::vector<Span> occurrences(const NearOperand& operand, SearchableText& text);

/// Returns true if `near` has occurrences.
bool occurs(const Near& near, SearchableText& text);

/// Returns true if a text matches, as far as a text can tell: each filter is assumed to decide in
/// the text's favour.
bool holds(const PlanNode& node, SearchableText& text);
bool holds(const Sequence& sequence, SearchableText& text);

/// Adds what `node` matched in a text: occurrences of its sequences and nears, never of exclusions.
void collect_matches(const PlanNode& node, SearchableText& text, std::vector<Span>& spans);

/// A text by its tokens.
class AnalyzedText : public SearchableText {
 public:
  enum class Part {
    whole,
    quotation,  ///< What stands between a pair of quotation marks, all of it.
  };

  /// `tokens` are the tokens of `text`, which is in `language`. All arguments must outlive the
  /// AnalyzedText.
  /// With a clock, find() throws TimeIsUp.
  AnalyzedText(std::string_view text, std::span<const text::Token> tokens,
               std::string_view language, Part part = Part::whole, Clock* clock = nullptr)
      : text_(text), tokens_(tokens), language_(language), part_(part), clock_(clock) {}

  void find(const Sequence& sequence, std::vector<Span>& spans) override;

  /// Returns the hashes of the tokens' terms.
  std::vector<std::uint64_t> terms() const;

  /// Returns the bytes of `spans`, in order, merged where they touch or overlap.
  std::vector<ByteRange> ranges(std::vector<Span> spans) const;

 private:
  bool is_at(const PlannedWord& word, const text::Token& token) const;
  bool is_quoted(std::size_t begin, std::size_t end);

  std::string_view text_;
  std::span<const text::Token> tokens_;
  std::string_view language_;
  Part part_;
  Clock* clock_;
  std::vector<ByteRange> quotations_;  ///< Found when they are first needed.
  bool quotations_known_ = false;
};

}  // namespace newsgrep::query
