#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "newsgrep/error.hpp"
#include "newsgrep/query.hpp"
#include "searcher/query/ast.hpp"
#include "searcher/query/date_range.hpp"
#include "searcher/query/mistakes.hpp"

namespace newsgrep {
namespace {

using query::Clause;
using query::Field;
using query::Node;
using query::Occurrence;
using text::Day;
using text::DayRange;

/// The days of a day, month, year or age.
text::DayRange days_of(std::string_view value, text::Day today) {
  if (value.find("..") != value.npos || value.find_first_of("<>") != value.npos) {
    throw Error(ErrorCode::bad_argument,
                query::quoted_briefly(value) + " is a range, and not one date",
                "write 2025-03-12, 2025-03, 2025, today or 7d");
  }
  std::string problem;
  const auto days = query::parse_date_range(value, today, problem);
  if (!days) throw Error(ErrorCode::bad_argument, problem, std::string(query::date_hint));
  return *days;
}

Node date_field(const Restriction& restriction, text::Day today) {
  Node node;
  node.kind = Node::Kind::field;
  node.field = Field::date;
  node.dates = {text::first_day, text::last_day};
  if (!restriction.since.empty()) node.dates.first = days_of(restriction.since, today).first;
  if (!restriction.until.empty()) node.dates.last = days_of(restriction.until, today).last;
  if (node.dates.last < node.dates.first) {
    throw Error(ErrorCode::bad_argument,
                query::quoted_briefly(restriction.until) + " is before " +
                    query::quoted_briefly(restriction.since),
                "name the earlier date as the first");
  }
  return node;
}

/// `(source (either "a" "b"))`; a single value stands for itself.
Node field_of_values(Field field, const std::vector<std::string>& values) {
  std::vector<Clause> phrases;
  for (const auto& value : values) {
    Node phrase;
    phrase.kind = Node::Kind::phrase;
    phrase.text = value;
    phrases.push_back({Occurrence::optional, std::move(phrase)});
  }
  Node node;
  node.kind = Node::Kind::field;
  node.field = field;
  if (phrases.size() > 1) {
    Node either;
    either.kind = Node::Kind::either;
    either.clauses = std::move(phrases);
    phrases.clear();
    phrases.push_back({Occurrence::optional, std::move(either)});
  }
  node.clauses = std::move(phrases);
  return node;
}

}  // namespace

Query Query::restricted_to(const Restriction& restriction) const {
  const auto today = std::chrono::floor<std::chrono::days>(options_.now);
  auto restrictions = *restrictions_;
  if (!restriction.since.empty() || !restriction.until.empty()) {
    restrictions.push_back(date_field(restriction, today));
  }
  if (!restriction.sources.empty()) {
    restrictions.push_back(field_of_values(Field::source, restriction.sources));
  }
  if (!restriction.below.empty()) {
    std::vector<std::string> paths;
    for (const auto& path : restriction.below) paths.push_back(path.string());
    restrictions.push_back(field_of_values(Field::path, paths));
  }
  auto query = *this;
  query.restrictions_ = std::make_shared<const std::vector<Node>>(std::move(restrictions));
  return query;
}

}  // namespace newsgrep
