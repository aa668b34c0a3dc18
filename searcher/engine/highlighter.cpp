#include "searcher/engine/highlighter.hpp"

#include "searcher/query/occurrences.hpp"

namespace newsgrep::detail {

std::vector<ByteRange> find_highlights(const PlanNode& plan, std::string_view text,
                                       std::span<const Token> tokens, std::string_view language) {
  AnalyzedText analyzed(text, tokens, language);
  std::vector<Span> spans;
  collect_matches(plan, analyzed, spans);
  return analyzed.ranges(std::move(spans));
}

}  // namespace newsgrep::detail
