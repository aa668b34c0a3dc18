#pragma once

#include <string_view>

namespace newsgrep::corpus {

/// What a line that belongs to the page and not to the article does.
enum class Furniture {
  none,      ///< Not known as furniture.
  noise,     ///< A line without words (`* * *`) or a bare web address; tells nothing about others.
  edge,      ///< Furniture above or below the article; between paragraphs it may be a heading.
  anywhere,  ///< Furniture wherever it stands.
  list,      ///< As `anywhere`; the short lines below it (tags, headlines of other articles) belong
             ///< to it.
  ending,    ///< As `list`; the article is over.
};

/// What the table in furniture.cpp says about a line of clean text. Patterns match whole lines
/// only, so a paragraph that contains such words is never furniture.
Furniture furniture_kind(std::string_view line);

}  // namespace newsgrep::corpus
