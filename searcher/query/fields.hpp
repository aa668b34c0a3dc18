#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace newsgrep::query {

/// What a query may ask for beside words of a passage.
enum class Field { title, source, by, lang, path, url, date, quote };

/// How the value of a field is read.
enum class FieldKind {
  words,  ///< As a query; looked for in a text of the article.
  code,   ///< As a single code, in any case.
  path,   ///< As a file, a folder, or a pattern with * and ?; a phrase is no pattern.
  dates,  ///< As a day, month, year, range or age; see date_range.hpp.
  quote,  ///< As a query; looked for inside quotation marks of the passage.
};

/// A row of the table of fields, which is the one place that knows their names.
struct FieldInfo {
  Field field;
  FieldKind kind;
  std::string_view name;     ///< What is typed before the colon.
  std::string_view example;  ///< A use of it, with the name.
  std::string_view summary;  ///< What it asks for, in a few words; for the help.
};

/// Returns all fields, in the order of the help.
std::span<const FieldInfo> fields();

/// Returns the field with this name, in any case; null if there is none.
const FieldInfo* find_field(std::string_view name);

/// Returns the row of `field`.
const FieldInfo& info(Field field);

}  // namespace newsgrep::query
