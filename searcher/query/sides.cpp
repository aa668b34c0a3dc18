#include "searcher/query/sides.hpp"

#include <algorithm>
#include <iterator>
#include <utility>
#include <variant>

namespace newsgrep::query {
namespace {

/// Returns true if an article has one value of `field`.
bool is_single_valued(Field field) {
  return field != Field::title && field != Field::by && field != Field::url;
}

/// Returns the field if all of `filter` names values of one field, and an article has one of them.
std::optional<Field> single_valued_field(const PlanNode& filter) {
  if (const auto* one = std::get_if<Filter>(&filter.what)) {
    const auto field = field_of(*one);
    return is_single_valued(field) ? std::optional(field) : std::nullopt;
  }
  const auto* any = std::get_if<AnyOf>(&filter.what);
  if (any == nullptr) return std::nullopt;
  const auto field = single_valued_field(any->parts.front());
  const bool same = std::all_of(any->parts.begin(), any->parts.end(), [&](const PlanNode& part) {
    return single_valued_field(part) == field;
  });
  return same ? field : std::nullopt;
}

/// Returns the different ones of `filters` as alternatives.
PlanNode any_of(std::vector<PlanNode> filters) {
  if (filters.size() == 1) return std::move(filters.front());
  NodeSet different;
  for (auto& filter : filters) different.add(std::move(filter));
  return make_any(different.take());
}

}  // namespace

void NodeSet::add(PlanNode node) {
  if (is_nothing(node) || !known_.insert(to_string(node)).second) return;
  nodes_.push_back(std::move(node));
}

NodeSet& Sides::list(Occurrence occurrence) {
  switch (occurrence) {
    case Occurrence::required:
      return required_;
    case Occurrence::excluded:
      return excluded_;
    case Occurrence::optional:
      break;
  }
  return optional_;
}

void Sides::add_filter(PlanNode filter) {
  const auto field = single_valued_field(filter);
  auto known = std::find_if(filters_.begin(), filters_.end(),
                            [&](const Values& each) { return field && each.field == field; });
  if (known == filters_.end()) known = filters_.insert(known, {field, {}});
  auto* any = std::get_if<AnyOf>(&filter.what);
  if (!field || any == nullptr) {
    known->filters.push_back(std::move(filter));
    return;
  }
  std::move(any->parts.begin(), any->parts.end(), std::back_inserter(known->filters));
}

void Sides::add_common(const std::string& typed) {
  if (!known_common_words_.insert(typed).second) return;
  common_words_.append(common_words_.empty() ? "" : ", ").append(typed);
}

PlanNode Sides::take(std::string& left_out) {
  auto stop_words = stop_words_.take();
  if (required_.empty() && only_common_) {
    for (auto& word : stop_words) optional_.add(std::move(word));
  } else {
    left_out = common_words_;
  }
  std::vector<PlanNode> all;
  if (auto words = this->words(); !is_nothing(words)) all.push_back(std::move(words));
  for (auto& values : filters_) all.push_back(any_of(std::move(values.filters)));
  return make_without(make_all(std::move(all)), excluded_.take());
}

/// Returns what passages are ranked by.
PlanNode Sides::words() {
  if (required_.empty()) return make_any(optional_.take());
  return make_maybe(make_all(required_.take()), optional_.take());
}

}  // namespace newsgrep::query
