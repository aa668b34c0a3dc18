#include <chrono>
#include <string>
#include <vector>

#include "newsgrep/error.hpp"
#include "newsgrep/query.hpp"
#include "searcher/query/query_tree.hpp"
#include "tests/support/catch.hpp"

using newsgrep::parse_query;
using newsgrep::Query;
using newsgrep::QueryOptions;
using newsgrep::Restriction;

namespace {

/// 15 March 2025, a second before midnight in UTC.
QueryOptions options() {
  QueryOptions options;
  options.now = std::chrono::sys_days(std::chrono::year(2025) / 3 / 16) - std::chrono::seconds(1);
  return options;
}

std::vector<std::string> restrictions(const Query& query) {
  std::vector<std::string> all;
  for (const auto& node : Query::Tree::of(query).restrictions) all.push_back(to_string(node));
  return all;
}

std::vector<std::string> restrictions(const Restriction& restriction) {
  return restrictions(parse_query("a", options()).restricted_to(restriction));
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("a restriction becomes fields beside the query", "[query]") {
  CHECK(restrictions(Restriction{}).empty());
  CHECK(restrictions({.since = "2025-03", .until = "", .sources = {}, .below = {}}) ==
        Strings{"(date 2025-03-01..9999-12-31)"});
  CHECK(restrictions({.since = "", .until = "2025-02", .sources = {}, .below = {}}) ==
        Strings{"(date 1000-01-01..2025-02-28)"});
  CHECK(restrictions({.since = "7d", .until = "today", .sources = {}, .below = {}}) ==
        Strings{"(date 2025-03-08..2025-03-15)"});
  CHECK(restrictions({.since = "2025-03-10", .until = "2025", .sources = {}, .below = {}}) ==
        Strings{"(date 2025-03-10..2025-12-31)"});
  CHECK(restrictions({.since = "", .until = "", .sources = {"BBC News"}, .below = {}}) ==
        Strings{R"((source "BBC News"))"});
  CHECK(restrictions({.since = "", .until = "", .sources = {"BBC", "AP*"}, .below = {}}) ==
        Strings{R"((source (either "BBC" "AP*")))"});
  CHECK(restrictions({.since = "", .until = "", .sources = {}, .below = {"/news/2025"}}) ==
        Strings{R"((path "/news/2025"))"});
  CHECK(restrictions({.since = "2025", .until = "", .sources = {"AP"}, .below = {"/a", "/b c"}}) ==
        Strings{"(date 2025-01-01..9999-12-31)", R"((source "AP"))",
                R"((path (either "/a" "/b c")))"});
}

TEST_CASE("restrictions add up, and leave the query as it was", "[query]") {
  const auto query = parse_query("a (b", options());
  const auto since =
      query.restricted_to({.since = "2025", .until = "", .sources = {}, .below = {}});
  const auto both = since.restricted_to({.since = "", .until = "", .sources = {"AP"}, .below = {}});
  CHECK(Query::Tree::of(query).restrictions.empty());
  CHECK(Query::Tree::of(since).restrictions.size() == 1);
  CHECK(restrictions(both) == Strings{"(date 2025-01-01..9999-12-31)", R"((source "AP"))"});
  CHECK(both.text() == query.text());
  CHECK(both.to_string() == query.to_string());
  CHECK(both.diagnostics().size() == 1);
  CHECK(Query::Tree::of(Query().restricted_to({})).restrictions.empty());
  CHECK(Query().to_string() == "(any)");
}

TEST_CASE("a restriction to what is no date is refused", "[query]") {
  struct Row {
    Restriction restriction;
    std::string message;
  };
  const auto row = GENERATE(values<Row>({
      {{.since = "2025-13", .until = "", .sources = {}, .below = {}}, "2025-13 is not a date"},
      {{.since = "", .until = "soon", .sources = {}, .below = {}}, "soon is not a date"},
      {{.since = "2025-02-30", .until = "", .sources = {}, .below = {}},
       "2025-02-30 does not exist"},
      {{.since = "0999", .until = "", .sources = {}, .below = {}},
       "0999 is outside the years 1000 to 9999"},
      {{.since = "2025-04", .until = "2025-03", .sources = {}, .below = {}},
       "2025-03 is before 2025-04"},
      {{.since = "2025-01..2025-02", .until = "", .sources = {}, .below = {}},
       "2025-01..2025-02 is a range; one date is needed"},
      {{.since = "", .until = ">=2025-01", .sources = {}, .below = {}},
       ">=2025-01 is a range; one date is needed"},
  }));
  try {
    parse_query("a", options()).restricted_to(row.restriction);
    FAIL("nothing was thrown");
  } catch (const newsgrep::Error& error) {
    CHECK(error.code() == newsgrep::ErrorCode::bad_argument);
    CHECK(error.what() == row.message);
    CHECK_FALSE(error.hint().empty());
  }
}
