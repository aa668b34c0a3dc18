#pragma once

#include <cstddef>
#include <string_view>

namespace newsgrep::corpus {

// What a line of clean text may be, told by its looks alone.

/// What a line ends with, before any closing quotes and brackets.
enum class Ending {
  none,          ///< A word.
  abbreviation,  ///< A full stop that belongs to a word: `in the U.S.`
  sentence,      ///< A full stop or an ellipsis of any script.
  question,      ///< A question mark.
  exclamation,   ///< An exclamation mark.
  open,          ///< A comma, colon or semicolon: more text follows.
};

/// Returns what a line ends with.
Ending ending_of(std::string_view line);

/// Returns true if a line may be the title of an article: not long, at most one sentence, without a
/// full stop.
bool looks_like_title(std::string_view line);

/// Returns true if a line may be a heading between paragraphs. Stricter than looks_like_title(),
/// because a paragraph that is taken for a heading is lost as a passage.
bool looks_like_heading(std::string_view line);

/// Returns true if a line credits a picture: `Photo: …`, `(AP Photo/…)`, `… /Getty Images`.
bool has_photo_credit(std::string_view line);

/// Returns true if nearly all of the longer words start with a capital letter.
bool is_title_case(std::string_view line);

/// How a line starts as an item of a list.
struct ListMark {
  bool is_item = false;
  /// Bytes to strip: a glyph or dash and the space after it; 0 for a number (`1.`, `2)`), which
  /// belongs to the text.
  std::size_t marker_bytes = 0;
};

/// Returns the mark that a line starts with.
ListMark list_mark(std::string_view line);

}  // namespace newsgrep::corpus
