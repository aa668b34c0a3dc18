#pragma once

#include <string>
#include <string_view>

namespace newsgrep::corpus {

/// A line without its tags.
struct Stripped {
  std::string text;
  bool damaged = false;  ///< True if a tag was broken; the text may then hold words of the tag.
};

/// Returns `line` without HTML tags, comments, and the rest of broken tags (`" src="…" />`). Only
/// the name of an HTML element makes a tag, so `a < b` stays. Tags of block elements become line
/// breaks.
Stripped strip_tags(std::string_view line);

/// Returns `text` with the characters that the common HTML character references stand for (`&amp;`,
/// `&rsquo;`, `&#39;`, `&#x2019;`). Other references stay as they are.
std::string decode_entities(std::string_view text);

}  // namespace newsgrep::corpus
