#include "searcher/engine/explanation.hpp"

#include <string>
#include <string_view>
#include <unordered_set>
#include <variant>
#include <vector>

#include "searcher/engine/index_vocabulary.hpp"
#include "searcher/match/term_lists.hpp"
#include "searcher/query/overloaded.hpp"
#include "text/stable_hash.hpp"

namespace newsgrep::engine {
namespace {

/// Gathers the different terms of a plan, in order; filters are left out.
class TermCollector {
 public:
  void operator()(const query::Nothing&) {}
  void operator()(const query::OnePassage&) {}
  void operator()(const query::Filter&) {}

  void operator()(const query::Sequence& sequence) {
    for (const auto& word : sequence.words) {
      for (const auto& term : word.terms) {
        if (known_.insert(term.text).second) terms_.push_back(term.text);
      }
    }
  }

  void operator()(const query::AnyOf& any) { visit_all(any.parts); }
  void operator()(const query::AllOf& all) { visit_all(all.parts); }
  void operator()(const query::Maybe& maybe) {
    visit(*maybe.required);
    visit_all(maybe.optional);
  }
  void operator()(const query::Without& without) {
    visit(*without.wanted);
    visit_all(without.unwanted);
  }
  void operator()(const query::Near& near) { visit_all(near.operands); }
  void operator()(const query::AnyOperand& any) { visit_all(any.operands); }

  template <typename Node>
  void visit(const Node& node) {
    std::visit(*this, node.what);
  }

  const std::vector<std::string>& terms() const { return terms_; }

 private:
  template <typename Node>
  void visit_all(const std::vector<Node>& nodes) {
    for (const auto& node : nodes) visit(node);
  }

  std::vector<std::string> terms_;
  std::unordered_set<std::string_view> known_;  ///< Views into the plan.
};

}  // namespace

Explanation explain(const Query& query, const query::PlanNode& plan,
                    std::span<const index::OpenShard> shards, query::Clock& clock) {
  Explanation explanation{query.to_string(), query::to_string(plan), {}};
  TermCollector collector;
  collector.visit(plan);
  match::TermLists lists(shards);
  const IndexVocabulary vocabulary(shards, clock);
  for (const auto& term : collector.terms()) {
    clock.check();
    constexpr double idf_unit = 1000;
    const auto idf = lists.find(term, text::stable_hash(term)).idf;
    explanation.terms.push_back(
        {term, vocabulary.frequency(term), static_cast<double>(idf) / idf_unit});
  }
  return explanation;
}

}  // namespace newsgrep::engine
