#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace newsgrep::query {

/// What a query may ask of beside the words of a passage.
enum class Field { title, source, by, lang, path, url, date, quote };

/// How the value of a field is read.
enum class FieldKind {
  words,  ///< Words, phrases, wildcards and alternatives of them, looked for in a text.
  code,   ///< One value, in any case.
  path,   ///< A word is a file, a folder, or a pattern with * and ?; a phrase is no pattern.
  dates,  ///< A day, month, year, range or age; see date_range.hpp.
  quote,  ///< Anything that may stand in a query, looked for in quotation marks of the passage.
};

/// A row of the table of fields: the one place that knows their names.
struct FieldInfo {
  Field field;
  FieldKind kind;
  std::string_view name;     ///< As it is typed before the colon.
  std::string_view example;  ///< Of a use, the name included.
  std::string_view summary;  ///< For the help: what it asks for, in a few words.
};

/// All fields, in the order in which the help names them.
std::span<const FieldInfo> fields();

/// The field that `name` names, in any case; null when there is none.
const FieldInfo* find_field(std::string_view name);

const FieldInfo& info(Field field);

}  // namespace newsgrep::query
