#pragma once

#include <string>
#include <string_view>

namespace newsgrep::corpus {

/// Text that held remains of HTML.
struct Stripped {
  std::string text;
  bool damaged = false;  ///< A tag was broken, so that words of it may have stayed in the text.
};

/// `line` without HTML tags, comments, and what is left of broken tags (`" src="…" />`). Only names
/// of HTML elements make a tag: `a < b` stays. Tags of block elements become line breaks.
Stripped strip_tags(std::string_view line);

/// `text` with the common HTML character references (`&amp;`, `&rsquo;`, `&#39;`, `&#x2019;`)
/// replaced; unknown ones stay as they are.
std::string decode_entities(std::string_view text);

}  // namespace newsgrep::corpus
