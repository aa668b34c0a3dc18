#pragma once

#include <string_view>

namespace newsgrep::corpus {

/// Kinds of lines that belong to the web page around an article (buttons, menus, notices).
enum class Furniture {
  none,      ///< A line that is not known as furniture.
  noise,     ///< A line without words (`* * *`) or a bare web address; says nothing about its
             ///< neighbours.
  edge,      ///< Furniture above or below the article; between paragraphs it may be a heading.
  anywhere,  ///< Furniture wherever it stands.
  list,      ///< Furniture anywhere, and so are the short lines below it: tags, other headlines.
  ending,    ///< Furniture like `list`, after which the article does not go on.
};

/// Returns the kind of a line of clean text, by the table in furniture.cpp. Patterns match whole
/// lines, so a paragraph that has the same words is never furniture.
Furniture furniture_kind(std::string_view line);

}  // namespace newsgrep::corpus
