#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace newsgrep::corpus {

/// A paragraph as the layout of a text shows it; not yet known whether it is a title, a heading,
/// furniture or body.
struct Paragraph {
  std::string text;        ///< Clean, not empty.
  bool list_item = false;  ///< Began with a bullet, a dash (both stripped) or a number.
  bool damaged = false;    ///< Held a broken HTML tag; see Stripped::damaged.
};

/// Splits UTF-8 text into paragraphs: at blank lines, at list items, and at single line breaks
/// unless they only wrap lines to a column (decided from the whole text: lines that are full and go
/// on in mid-sentence). HTML tags and character references are removed on the way.
std::vector<Paragraph> split_paragraphs(std::string_view text);

}  // namespace newsgrep::corpus
