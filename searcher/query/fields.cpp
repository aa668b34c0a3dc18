#include "searcher/query/fields.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "newsgrep/query.hpp"
#include "text/ascii.hpp"

namespace newsgrep {
namespace query {
namespace {

/// In the order of the enumeration.
constexpr std::array table = {
    FieldInfo{Field::title, FieldKind::words, "title", "title:\"buffer zone\"",
              "words of the article's title"},
    FieldInfo{Field::source, FieldKind::words, "source", "source:reuters",
              "the outlet that published the article"},
    FieldInfo{Field::by, FieldKind::words, "by", "by:\"Jane Doe\"", "who wrote the article"},
    FieldInfo{Field::lang, FieldKind::code, "lang", "lang:en", "the article's language, as a code"},
    FieldInfo{Field::path, FieldKind::path, "path", "path:/news/2025-*",
              "the article's file or a folder above it; * and ? stand for any characters"},
    FieldInfo{Field::url, FieldKind::words, "url", "url:bbc.co.uk",
              "words of the article's address"},
    FieldInfo{Field::date, FieldKind::dates, "date", "date:2025-03-10..2025-03-14",
              "when the article was published: a day, month, year, range or age"},
    FieldInfo{Field::quote, FieldKind::quote, "quote", "quote:\"advantageous positions\"",
              "what stands in quotation marks in the passage"},
};

constexpr bool is_in_order() {
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (table[i].field != static_cast<Field>(i)) return false;
  }
  return true;
}
static_assert(is_in_order());

bool same_in_any_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return text::ascii_lower(x) == text::ascii_lower(y); });
}

}  // namespace

std::span<const FieldInfo> fields() {
  return table;
}

const FieldInfo* find_field(std::string_view name) {
  const auto* found = std::find_if(table.begin(), table.end(), [&](const FieldInfo& row) {
    return same_in_any_case(row.name, name);
  });
  return found == table.end() ? nullptr : found;
}

const FieldInfo& info(Field field) {
  return table[static_cast<std::size_t>(field)];
}

}  // namespace query

std::vector<QueryField> query_fields() {
  std::vector<QueryField> all;
  for (const auto& row : query::fields()) all.push_back({row.name, row.example, row.summary});
  return all;
}

}  // namespace newsgrep
