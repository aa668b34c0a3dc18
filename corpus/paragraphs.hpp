#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "newsgrep/article.hpp"

namespace newsgrep::corpus {

/// A paragraph as the layout of a text shows it. It may be a title, a heading, furniture or body.
struct Paragraph {
  std::string text;        ///< Clean text; not empty.
  bool list_item = false;  ///< True if it started with a bullet, a dash or a number. Bullet and
                           ///< dash are stripped.
  bool damaged = false;    ///< True if it held a broken HTML tag; see Stripped::damaged.
};

/// A text has more paragraphs than an article may have. what() is a Problem::reason.
class TooManyParagraphs : public std::runtime_error {
 public:
  TooManyParagraphs()
      : std::runtime_error("more than " + std::to_string(max_article_passages) +
                           " lines or paragraphs") {}
};

/// Splits UTF-8 text into paragraphs: at blank lines, before list items, and at line breaks. A line
/// break that only wraps a paragraph at a column does not split. A text is wrapped if its lines are
/// full and break off in mid-sentence; the whole text is looked at to decide. Removes HTML tags and
/// character references. Returns none if there is no text. Throws TooManyParagraphs if the
/// text has more than max_article_passages lines, before they take much memory.
std::vector<Paragraph> split_paragraphs(std::string_view text);

}  // namespace newsgrep::corpus
