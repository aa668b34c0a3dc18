#include "searcher/query/occurrences.hpp"

#include <algorithm>

#include "text/quotations.hpp"
#include "text/written_form.hpp"

namespace newsgrep::query {
namespace {

using Kind = PlanNode::Kind;

void sort_unique(std::vector<Span>& spans) {
  std::sort(spans.begin(), spans.end());
  spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
}

/// How many positions it is from one span to another that begins at or behind its end.
std::uint32_t distance(const Span& first, const Span& second) {
  return second.begin - first.end + 1;
}

/// Where others have to stand.
enum class Order { any, others_before, others_behind };

/// Keeps those of `spans` that are near one of `others`; all in order.
void keep_near(std::vector<Span>& spans, const std::vector<Span>& others, unsigned max_distance,
               Order order) {
  std::uint32_t longest = 0;
  for (const auto& other : others) longest = std::max(longest, other.end - other.begin);
  std::size_t kept = 0;
  std::size_t first = 0;
  for (const auto& span : spans) {
    // Others that begin before this end too early for this span and those behind it.
    const auto reach = max_distance + longest;
    while (first < others.size() && others[first].begin + reach < span.begin) ++first;
    for (auto i = first; i < others.size() && others[i].begin < span.end + max_distance; ++i) {
      const auto& other = others[i];
      const bool before = order != Order::others_behind && other.end <= span.begin &&
                          distance(other, span) <= max_distance;
      const bool behind = order != Order::others_before && span.end <= other.begin &&
                          distance(span, other) <= max_distance;
      if (!before && !behind) continue;
      spans[kept++] = span;
      break;
    }
  }
  spans.resize(kept);
}

/// Those occurrences of a child of a near that lead back to the first child, if the link before,
/// null for the first child, does.
std::vector<Span> next_link(const PlanNode& node, const PlanNode& child,
                            const std::vector<Span>* before, SearchableText& text) {
  auto found = occurrences(child, text);
  if (before != nullptr) {
    keep_near(found, *before, node.distance, node.ordered ? Order::others_before : Order::any);
  }
  return found;
}

std::vector<Span> chains(const PlanNode& node, SearchableText& text) {
  std::vector<std::vector<Span>> links;
  for (const auto& child : node.children) {
    auto link = next_link(node, child, links.empty() ? nullptr : &links.back(), text);
    if (link.empty()) return {};
    links.push_back(std::move(link));
  }
  // So far each link leads back to the first child; now leave out what does not lead to the last.
  for (auto i = links.size() - 1; i-- > 0;) {
    keep_near(links[i], links[i + 1], node.distance,
              node.ordered ? Order::others_behind : Order::any);
  }
  std::vector<Span> all;
  for (const auto& link : links) all.insert(all.end(), link.begin(), link.end());
  sort_unique(all);
  return all;
}

}  // namespace

std::vector<Span> occurrences(const PlanNode& node, SearchableText& text) {
  if (node.kind == Kind::near) return chains(node, text);
  std::vector<Span> spans;
  if (node.kind == Kind::sequence) {
    constexpr std::size_t usually_fewer = 8;
    spans.reserve(usually_fewer);
    text.find(node, spans);
    return spans;
  }
  for (const auto& child : node.children) {
    const auto found = occurrences(child, text);
    spans.insert(spans.end(), found.begin(), found.end());
  }
  sort_unique(spans);
  return spans;
}

bool occurs(const PlanNode& node, SearchableText& text) {
  const auto& children = node.children;
  switch (node.kind) {
    case Kind::near: {
      std::vector<Span> link;
      return std::all_of(children.begin(), children.end(), [&](const PlanNode& child) {
        const bool is_first = &child == &children.front();
        link = next_link(node, child, is_first ? nullptr : &link, text);
        return !link.empty();
      });
    }
    case Kind::sequence:
      return !occurrences(node, text).empty();
    default:
      return std::any_of(children.begin(), children.end(),
                         [&](const PlanNode& child) { return occurs(child, text); });
  }
}

namespace {

/// `filters`: what filters are taken to say.
bool holds(const PlanNode& node, SearchableText& text, bool filters) {
  const auto holds_here = [&](const PlanNode& child) { return holds(child, text, filters); };
  const auto is_excluded = [&](const PlanNode& child) { return holds(child, text, !filters); };
  const auto& children = node.children;
  switch (node.kind) {
    case Kind::nothing:
      return false;
    case Kind::sequence:
    case Kind::near:
      return occurs(node, text);
    case Kind::any:
      return std::any_of(children.begin(), children.end(), holds_here);
    case Kind::all:
      return std::all_of(children.begin(), children.end(), holds_here);
    case Kind::maybe:
      return holds_here(children.front());
    case Kind::without:
      return holds_here(children.front()) &&
             std::none_of(children.begin() + 1, children.end(), is_excluded);
    case Kind::filter:
    case Kind::passage:
      return filters;
  }
  return false;
}

}  // namespace

bool holds(const PlanNode& node, SearchableText& text) {
  return holds(node, text, true);
}

void collect_matches(const PlanNode& node, SearchableText& text, std::vector<Span>& spans) {
  switch (node.kind) {
    case Kind::nothing:
    case Kind::filter:
    case Kind::passage:
      return;
    case Kind::sequence:
    case Kind::near: {
      const auto found = occurrences(node, text);
      spans.insert(spans.end(), found.begin(), found.end());
      return;
    }
    case Kind::any:
      break;
    case Kind::all:
    case Kind::maybe:
      if (!holds(node, text)) return;
      break;
    case Kind::without:
      if (holds(node, text)) collect_matches(node.children.front(), text, spans);
      return;
  }
  for (const auto& child : node.children) collect_matches(child, text, spans);
}

void AnalyzedText::find(const PlanNode& sequence, std::vector<Span>& spans) {
  if (!counts_in(sequence, language_)) return;
  const auto& words = sequence.sequence;
  for (std::size_t i = 0; i + words.size() <= tokens_.size(); ++i) {
    std::size_t same = 0;
    while (same < words.size() && is_at(words[same], tokens_[i + same])) ++same;
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
