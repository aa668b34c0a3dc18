#include "highlight/highlighter.hpp"

#include <algorithm>

namespace newsgrep::detail {

Highlighter::Highlighter(const PlanNode& plan, std::string_view language) {
  collect(plan, language);
}

void Highlighter::collect(const PlanNode& node, std::string_view language) {
  if (node.kind == PlanNode::Kind::sequence) {
    const auto& languages = node.languages;
    if (!languages.empty() &&
        std::find(languages.begin(), languages.end(), language) == languages.end()) {
      return;
    }
    std::vector<std::uint64_t> hashes;
    for (const auto& term : node.sequence) hashes.push_back(term.hash);
    sequences_[hashes.front()].push_back(std::move(hashes));
    return;
  }
  const auto shown = node.kind == PlanNode::Kind::without ? 1 : node.children.size();
  for (std::size_t i = 0; i < shown; ++i) collect(node.children[i], language);
}

std::vector<ByteRange> Highlighter::matches(std::span<const Token> tokens) const {
  std::vector<ByteRange> ranges;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto candidates = sequences_.find(tokens[i].term->hash);
    if (candidates == sequences_.end()) continue;
    std::size_t longest = 0;
    for (const auto& sequence : candidates->second) {
      if (sequence.size() > tokens.size() - i || sequence.size() <= longest) continue;
      const bool stands_here = std::equal(
          sequence.begin(), sequence.end(), tokens.begin() + static_cast<std::ptrdiff_t>(i),
          [](std::uint64_t hash, const Token& token) { return hash == token.term->hash; });
      if (stands_here) longest = sequence.size();
    }
    if (longest == 0) continue;
    const ByteRange range{tokens[i].begin, tokens[i + longest - 1].end};
    // Phrases may overlap (`a b a` in `a b a b a`), and so do the bigrams of Chinese.
    if (!ranges.empty() && range.begin <= ranges.back().end) {
      ranges.back().end = std::max(ranges.back().end, range.end);
    } else {
      ranges.push_back(range);
    }
  }
  return ranges;
}

}  // namespace newsgrep::detail
