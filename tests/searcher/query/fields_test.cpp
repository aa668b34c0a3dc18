#include "searcher/query/fields.hpp"

#include <set>
#include <string>
#include <string_view>

#include "newsgrep/query.hpp"
#include "tests/support/ast_children.hpp"
#include "tests/support/catch.hpp"
#include "text/ascii.hpp"

using namespace newsgrep::text;
using namespace newsgrep::query;

TEST_CASE("a field has one name, in small letters, found in any case", "[query]") {
  std::set<std::string_view> names;
  for (const auto& field : fields()) {
    CAPTURE(field.name);
    CHECK(names.insert(field.name).second);
    CHECK(field.name.size() >= 2);
    std::string capitals;
    for (const char c : field.name) {
      CHECK(is_ascii_lower(c));
      capitals.push_back(ascii_upper(c));
    }
    CHECK(find_field(field.name) == &field);
    CHECK(find_field(capitals) == &field);
    CHECK(&info(field.field) == &field);
    CHECK_FALSE(field.summary.empty());
  }
  CHECK(names.size() == 8);
}

TEST_CASE("a name that is no field's name finds no field", "[query]") {
  for (const auto* name : {"", "titl", "titles", "title:", " title", "author"}) {
    CAPTURE(name);
    CHECK(find_field(name) == nullptr);
  }
}

TEST_CASE("the example of a field is understood", "[query]") {
  for (const auto& field : fields()) {
    CAPTURE(field.example);
    const auto query = newsgrep::parse_query(field.example);
    CHECK(query.diagnostics().empty());
    const auto clauses = newsgrep::test::children_of(newsgrep::test::root_of(query));
    REQUIRE(clauses.size() == 1);
    CHECK(field_of(*clauses.front().node) == field.field);
  }
}

TEST_CASE("programs are told the fields", "[query]") {
  const auto told = newsgrep::query_fields();
  REQUIRE(told.size() == fields().size());
  CHECK(told.front().name == "title");
  CHECK(told.back().example == fields().back().example);
  CHECK(told.back().summary == fields().back().summary);
}
