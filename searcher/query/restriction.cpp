#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "newsgrep/error.hpp"
#include "newsgrep/query.hpp"
#include "searcher/query/date_range.hpp"
#include "searcher/query/mistakes.hpp"
#include "searcher/query/query_tree.hpp"

namespace newsgrep {
namespace {

using query::Field;
using query::Node;

constexpr auto one_date_hint = "Write 2025-03-12, 2025-03, 2025, today or 7d";

/// Returns the days of a day, month, year or age.
text::DayRange days_of(std::string_view value, text::Day today) {
  if (value.find("..") != std::string_view::npos ||
      value.find_first_of("<>") != std::string_view::npos) {
    throw Error(ErrorCode::bad_argument,
                query::quoted_briefly(value) + " is a range; one date is needed", one_date_hint);
  }
  std::string problem;
  const auto days = query::parse_date_range(value, today, problem);
  if (!days) throw Error(ErrorCode::bad_argument, problem, one_date_hint);
  return *days;
}

Node date_field(const Restriction& restriction, text::Day today) {
  text::DayRange days{text::first_day, text::last_day};
  if (!restriction.since.empty()) days.first = days_of(restriction.since, today).first;
  if (!restriction.until.empty()) days.last = days_of(restriction.until, today).last;
  if (days.last < days.first) {
    throw Error(ErrorCode::bad_argument,
                query::quoted_briefly(restriction.until) + " is before " +
                    query::quoted_briefly(restriction.since),
                "Name the earlier date first");
  }
  return {query::DateField{days}};
}

/// Returns `(source (either "a" "b"))`; for a single source, `(source "a")`.
Node source_field(const std::vector<std::string>& sources) {
  std::vector<Node> phrases;
  for (const auto& source : sources) phrases.push_back({query::Phrase{source}});
  if (phrases.size() == 1) {
    return {query::TextField{Field::source, query::boxed(std::move(phrases.front()))}};
  }
  return {query::TextField{Field::source, query::boxed(Node{query::Either{std::move(phrases)}})}};
}

Node path_field(const std::vector<std::filesystem::path>& paths) {
  query::PathField field;
  for (const auto& path : paths) field.patterns.push_back({path.string(), true});
  return {std::move(field)};
}

}  // namespace

Query Query::restricted_to(const Restriction& restriction) const {
  auto tree = *tree_;
  auto& restrictions = tree.restrictions;
  if (!restriction.since.empty() || !restriction.until.empty()) {
    const auto today = std::chrono::floor<std::chrono::days>(tree.options.now);
    restrictions.push_back(date_field(restriction, today));
  }
  if (!restriction.sources.empty()) restrictions.push_back(source_field(restriction.sources));
  if (!restriction.below.empty()) restrictions.push_back(path_field(restriction.below));
  auto query = *this;
  query.tree_ = std::make_shared<const Tree>(std::move(tree));
  return query;
}

}  // namespace newsgrep
