#include "searcher/query/plan_node.hpp"

#include <algorithm>
#include <utility>

#include "searcher/query/overloaded.hpp"

namespace newsgrep::query {

bool PlannedWord::has_term(std::uint64_t hash) const {
  if (!hashes.empty()) return std::binary_search(hashes.begin(), hashes.end(), hash);
  return std::any_of(terms.begin(), terms.end(),
                     [&](const PlannedTerm& term) { return term.hash == hash; });
}

bool Sequence::counts_in(std::string_view language) const {
  return languages.empty() ||
         std::find(languages.begin(), languages.end(), language) != languages.end();
}

bool is_nothing(const PlanNode& node) {
  return std::holds_alternative<Nothing>(node.what);
}

bool only_filters(const PlanNode& node) {
  const auto all_are = [](const std::vector<PlanNode>& nodes) {
    return std::all_of(nodes.begin(), nodes.end(), only_filters);
  };
  return std::visit(Overloaded{
                        [](const Nothing&) { return false; },
                        [](const Sequence&) { return false; },
                        [&](const AnyOf& any) { return all_are(any.parts); },
                        [&](const AllOf& all) { return all_are(all.parts); },
                        [&](const Maybe& maybe) {
                          return only_filters(*maybe.required) && all_are(maybe.optional);
                        },
                        [](const Without& without) { return only_filters(*without.wanted); },
                        [](const Near&) { return false; },
                        [](const OnePassage&) { return false; },
                        [](const Filter&) { return true; },
                    },
                    node.what);
}

Field field_of(const Filter& filter) {
  return std::visit(Overloaded{
                        [](const TextFilter& text) { return text.field; },
                        [](const LanguageFilter&) { return Field::lang; },
                        [](const PathFilter&) { return Field::path; },
                        [](const DateFilter&) { return Field::date; },
                    },
                    filter.what);
}

PlanNode make_any(std::vector<PlanNode> parts) {
  if (parts.empty()) return {};
  if (parts.size() == 1) return std::move(parts.front());
  return {AnyOf{std::move(parts)}};
}

PlanNode make_all(std::vector<PlanNode> parts) {
  if (parts.empty()) return {};
  if (parts.size() == 1) return std::move(parts.front());
  return {AllOf{std::move(parts)}};
}

PlanNode make_maybe(PlanNode required, std::vector<PlanNode> optional) {
  if (optional.empty()) return required;
  return {Maybe{boxed(std::move(required)), std::move(optional)}};
}

PlanNode make_without(PlanNode wanted, std::vector<PlanNode> unwanted) {
  if (is_nothing(wanted) || unwanted.empty()) return wanted;
  return {Without{boxed(std::move(wanted)), std::move(unwanted)}};
}

}  // namespace newsgrep::query
