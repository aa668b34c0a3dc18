#pragma once

#include <cstddef>
#include <string_view>

namespace newsgrep::corpus {

/// How a line ends, closing quotes and brackets aside.
enum class Ending {
  none,          ///< with a word
  abbreviation,  ///< with a full stop that belongs to a word: `in the U.S.`
  sentence,      ///< with a full stop, an ellipsis, or their cousins in other scripts
  question,
  exclamation,
  open,  ///< with a comma, colon or semicolon: something follows
};
Ending ending_of(std::string_view line);

/// Whether a line, by its looks alone, may be the title of an article: not long, one sentence at
/// most, without a full stop. All the functions here take clean text.
bool looks_like_title(std::string_view line);

/// Whether a line, by its looks alone, may be a heading between paragraphs: stricter than a title,
/// since a paragraph taken for a heading would be lost as a passage.
bool looks_like_heading(std::string_view line);

/// Whether a line credits a picture: `Photo: …`, `(AP Photo/…)`, `… /Getty Images`.
bool has_photo_credit(std::string_view line);

/// Whether nearly all of the longer words begin with a capital letter.
bool is_title_case(std::string_view line);

/// Whether a list item begins here; `marker_bytes` tells what of the line is the mark and the space
/// behind it. Glyphs and dashes are marks to strip; numbers (`1.`, `2)`) belong to the text and
/// have no marker bytes.
struct ListMark {
  bool is_item = false;
  std::size_t marker_bytes = 0;
};
ListMark list_mark(std::string_view line);

}  // namespace newsgrep::corpus
