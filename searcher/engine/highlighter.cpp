#include "searcher/engine/highlighter.hpp"

#include "searcher/query/occurrences.hpp"

namespace newsgrep::engine {

std::vector<ByteRange> find_highlights(const query::PlanNode& plan, std::string_view text,
                                       std::span<const text::Token> tokens,
                                       std::string_view language, query::Clock& clock) {
  query::AnalyzedText analyzed(text, tokens, language, query::AnalyzedText::Part::whole, &clock);
  std::vector<query::Span> spans;
  query::collect_matches(plan, analyzed, spans);
  return analyzed.ranges(std::move(spans));
}

}  // namespace newsgrep::engine
