#include "searcher/query/occurrences.hpp"

#include <algorithm>
#include <variant>

#include "searcher/query/overloaded.hpp"
#include "text/quotations.hpp"
#include "text/written_form.hpp"

namespace newsgrep::query {
namespace {

void sort_unique(std::vector<Span>& spans) {
  std::sort(spans.begin(), spans.end());
  spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
}

/// Returns how many positions `second` is away, which begins at or after the end of `first`.
std::uint32_t distance(const Span& first, const Span& second) {
  return second.begin - first.end + 1;
}

/// Where others have to stand.
enum class Others { anywhere, before, after };

/// Keeps the spans that are near one of `others`. Both are in order.
void keep_near(std::vector<Span>& spans, const std::vector<Span>& others, unsigned max_distance,
               Others where) {
  std::uint32_t longest = 0;
  for (const auto& other : others) longest = std::max(longest, other.end - other.begin);
  std::size_t kept = 0;
  std::size_t first = 0;
  for (const auto& span : spans) {
    // Others that begin before this end too early for this span and the ones after it.
    const auto reach = max_distance + longest;
    while (first < others.size() && others[first].begin + reach < span.begin) ++first;
    for (auto i = first; i < others.size() && others[i].begin < span.end + max_distance; ++i) {
      const auto& other = others[i];
      const bool before = where != Others::after && other.end <= span.begin &&
                          distance(other, span) <= max_distance;
      const bool after = where != Others::before && span.end <= other.begin &&
                         distance(span, other) <= max_distance;
      if (!before && !after) continue;
      spans[kept++] = span;
      break;
    }
  }
  spans.resize(kept);
}

/// Returns the occurrences of an operand of `near` that are near one of `before`, which are kept
/// occurrences of the operand before it; all of them for the first operand, whose `before` is null.
std::vector<Span> next_link(const Near& near, const NearOperand& operand,
                            const std::vector<Span>* before, SearchableText& text) {
  auto found = occurrences(operand, text);
  if (before != nullptr) {
    const auto where = near.order == Order::as_given ? Others::before : Others::anywhere;
    keep_near(found, *before, near.max_distance, where);
  }
  return found;
}

std::vector<Span> occurrences_of(const Sequence& sequence, SearchableText& text) {
  constexpr std::size_t usually_fewer = 8;
  std::vector<Span> spans;
  spans.reserve(usually_fewer);
  text.find(sequence, spans);
  return spans;
}

std::vector<Span> occurrences_of(const AnyOperand& any, SearchableText& text) {
  std::vector<Span> spans;
  for (const auto& operand : any.operands) {
    const auto found = occurrences(operand, text);
    spans.insert(spans.end(), found.begin(), found.end());
  }
  sort_unique(spans);
  return spans;
}

std::vector<Span> occurrences_of(const Near& near, SearchableText& text) {
  std::vector<std::vector<Span>> links;
  for (const auto& operand : near.operands) {
    auto link = next_link(near, operand, links.empty() ? nullptr : &links.back(), text);
    if (link.empty()) return {};
    links.push_back(std::move(link));
  }
  // So far each link leads back to the first operand; now leave out what does not lead to the last.
  for (auto i = links.size() - 1; i-- > 0;) {
    const auto where = near.order == Order::as_given ? Others::after : Others::anywhere;
    keep_near(links[i], links[i + 1], near.max_distance, where);
  }
  std::vector<Span> all;
  for (const auto& link : links) all.insert(all.end(), link.begin(), link.end());
  sort_unique(all);
  return all;
}

}  // namespace

std::vector<Span> occurrences(const NearOperand& operand, SearchableText& text) {
  return std::visit([&](const auto& each) { return occurrences_of(each, text); }, operand.what);
}

bool occurs(const Near& near, SearchableText& text) {
  std::vector<Span> link;
  const auto& operands = near.operands;
  return std::all_of(operands.begin(), operands.end(), [&](const NearOperand& operand) {
    const bool is_first = &operand == &operands.front();
    link = next_link(near, operand, is_first ? nullptr : &link, text);
    return !link.empty();
  });
}

namespace {

/// `filters` is what filters are taken to say.
bool holds(const PlanNode& node, SearchableText& text, bool filters) {
  const auto holds_here = [&](const PlanNode& part) { return holds(part, text, filters); };
  const auto is_excluded = [&](const PlanNode& part) { return holds(part, text, !filters); };
  return std::visit(Overloaded{
                        [](const Nothing&) { return false; },
                        [&](const Sequence& sequence) { return query::holds(sequence, text); },
                        [&](const AnyOf& any) {
                          return std::any_of(any.parts.begin(), any.parts.end(), holds_here);
                        },
                        [&](const AllOf& all) {
                          return std::all_of(all.parts.begin(), all.parts.end(), holds_here);
                        },
                        [&](const Maybe& maybe) { return holds_here(*maybe.required); },
                        [&](const Without& without) {
                          return holds_here(*without.wanted) &&
                                 std::none_of(without.unwanted.begin(), without.unwanted.end(),
                                              is_excluded);
                        },
                        [&](const Near& near) { return occurs(near, text); },
                        [&](const OnePassage&) { return filters; },
                        [&](const Filter&) { return filters; },
                    },
                    node.what);
}

void add_spans(const std::vector<Span>& found, std::vector<Span>& spans) {
  spans.insert(spans.end(), found.begin(), found.end());
}

}  // namespace

bool holds(const PlanNode& node, SearchableText& text) {
  return holds(node, text, true);
}

bool holds(const Sequence& sequence, SearchableText& text) {
  return !occurrences_of(sequence, text).empty();
}

void collect_matches(const PlanNode& node, SearchableText& text, std::vector<Span>& spans) {
  const auto collect = [&](const PlanNode& part) { collect_matches(part, text, spans); };
  std::visit(
      Overloaded{
          [](const Nothing&) {},
          [&](const Sequence& sequence) { add_spans(occurrences_of(sequence, text), spans); },
          [&](const AnyOf& any) { std::for_each(any.parts.begin(), any.parts.end(), collect); },
          [&](const AllOf& all) {
            if (!holds(node, text)) return;
            std::for_each(all.parts.begin(), all.parts.end(), collect);
          },
          [&](const Maybe& maybe) {
            if (!holds(node, text)) return;
            collect(*maybe.required);
            std::for_each(maybe.optional.begin(), maybe.optional.end(), collect);
          },
          [&](const Without& without) {
            if (holds(node, text)) collect(*without.wanted);
          },
          [&](const Near& near) { add_spans(occurrences_of(near, text), spans); },
          [](const OnePassage&) {},
          [](const Filter&) {},
      },
      node.what);
}

void AnalyzedText::find(const Sequence& sequence, std::vector<Span>& spans) {
  if (clock_ != nullptr) clock_->check();
  if (!sequence.counts_in(language_)) return;
  const auto& words = sequence.words;
  constexpr std::size_t very_many = 100;
  for (std::size_t i = 0; i + words.size() <= tokens_.size(); ++i) {
    std::size_t same = 0;
    while (same < words.size() && is_at(words[same], tokens_[i + same])) ++same;
    if (same > very_many && clock_ != nullptr) clock_->check();  // `a a a …` in a text of `a`.
    if (same < words.size()) continue;
    const auto last = i + words.size() - 1;
    if (sequence.quoted && !is_quoted(tokens_[i].begin, tokens_[last].end)) continue;
    spans.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(last + 1)});
  }
}

std::vector<std::uint64_t> AnalyzedText::terms() const {
  std::vector<std::uint64_t> hashes;
  for (const auto& token : tokens_) hashes.push_back(token.term->hash);
  return hashes;
}

bool AnalyzedText::is_at(const PlannedWord& word, const text::Token& token) const {
  if (!word.terms.empty() && !word.has_term(token.term->hash)) return false;
  if (!word.needs_form) return !word.terms.empty();
  return word.pattern->matches(
      text::written_form(text_.substr(token.begin, token.end - token.begin), language_));
}

bool AnalyzedText::is_quoted(std::size_t begin, std::size_t end) {
  if (part_ == Part::quotation) return true;
  if (!quotations_known_) {
    quotations_ = text::find_quotations(text_);
    quotations_known_ = true;
  }
  return std::any_of(quotations_.begin(), quotations_.end(), [&](const ByteRange& quotation) {
    return quotation.begin <= begin && end <= quotation.end;
  });
}

std::vector<ByteRange> AnalyzedText::ranges(std::vector<Span> spans) const {
  std::sort(spans.begin(), spans.end());
  std::vector<ByteRange> ranges;
  for (const auto& span : spans) {
    const ByteRange range{tokens_[span.begin].begin, tokens_[span.end - 1].end};
    // Phrases may overlap (`a b a` in `a b a b a`), and so do the bigrams of Chinese.
    if (!ranges.empty() && range.begin <= ranges.back().end) {
      ranges.back().end = std::max(ranges.back().end, range.end);
    } else {
      ranges.push_back(range);
    }
  }
  return ranges;
}

}  // namespace newsgrep::query
