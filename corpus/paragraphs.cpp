#include "corpus/paragraphs.hpp"

#include <algorithm>
#include <utility>

#include "corpus/clean_text.hpp"
#include "corpus/line_shape.hpp"
#include "corpus/markup.hpp"
#include "text/character_properties.hpp"
#include "text/utf8.hpp"

namespace newsgrep::corpus {
namespace {

struct Line {
  std::string text;  // clean text; empty for a blank line
  std::size_t indent = 0;
  std::size_t chars = 0;
  std::size_t first_word_chars = 0;
  bool goes_on = false;        // starts with a small letter or one of a script without case
  bool ends_sentence = false;  // a colon counts, too
  bool damaged = false;
  ListMark mark;
};

std::size_t indent_of(std::string_view raw) {
  constexpr std::size_t tab_columns = 8;
  std::size_t indent = 0;
  for (const char c : raw) {
    if (c != ' ' && c != '\t') break;
    indent += c == '\t' ? tab_columns : 1;
  }
  return indent;
}

bool has_no_case(std::int32_t c) {
  return c >= 0x80 && text::is_letter(c) && !text::is_upper(c) && !text::is_lower(c);
}

Line measure(std::string_view raw, bool damaged) {
  Line line;
  line.text = clean_text(decode_entities(raw));
  line.damaged = damaged;
  if (line.text.empty()) return line;
  line.indent = indent_of(raw);
  line.chars = text::count_code_points(line.text);
  line.first_word_chars =
      text::count_code_points(std::string_view(line.text).substr(0, line.text.find(' ')));
  const auto first = text::first_code_point(line.text);
  line.goes_on = text::is_lower(first) || has_no_case(first);
  const auto ending = ending_of(line.text);
  line.ends_sentence = ending != Ending::none && ending != Ending::abbreviation &&
                       !line.text.ends_with(',') && !line.text.ends_with(';');
  line.mark = list_mark(line.text);
  return line;
}

/// Returns `text` with each line break of Unicode as `\n`, and `\r\n` as one.
std::string with_plain_line_breaks(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    switch (text::next_code_point(text, at)) {
      case '\r':
        if (at < text.size() && text[at] == '\n') ++at;
        plain += '\n';
        break;
      case '\v':
      case '\f':
      case 0x85:
      case 0x2028:
        plain += '\n';
        break;
      case 0x2029:
        plain += "\n\n";
        break;
      default:
        plain += text.substr(begin, at - begin);
    }
  }
  return plain;
}

template <typename Visit>
void for_each_line(std::string_view text, const Visit& visit) {
  for (;;) {
    const auto end = text.find('\n');
    visit(text.substr(0, end));
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  for_each_line(with_plain_line_breaks(text), [&](std::string_view raw) {
    const auto stripped = strip_tags(raw);
    for_each_line(stripped.text, [&](std::string_view part) {
      if (lines.size() == max_article_passages) throw TooManyParagraphs();
      lines.push_back(measure(part, stripped.damaged));
    });
  });
  return lines;
}

/// How the lines of a text are wrapped.
struct Wrapping {
  std::size_t width = 0;     // in characters; 0 if every line is a paragraph
  bool blank_lines = false;  // true if they separate the paragraphs
};

/// Returns whether `line` had no room for the first word of `next`.
bool is_full(const Line& line, const Line& next, std::size_t width, std::size_t slack) {
  return line.chars + 1 + next.first_word_chars + slack > width;
}

Wrapping find_wrapping(const std::vector<Line>& lines) {
  constexpr std::size_t min_width = 40;
  constexpr std::size_t max_width = 120;
  std::size_t width = 0;
  std::size_t text_lines = 0;
  std::size_t long_lines = 0;
  std::size_t blank_lines = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto& line = lines[i];
    if (line.text.empty()) {
      ++blank_lines;
      continue;
    }
    ++text_lines;
    if (line.chars > max_width) {
      ++long_lines;
    } else if (i + 1 < lines.size() && !lines[i + 1].text.empty()) {
      width = std::max(width, line.chars);
    }
  }
  if (width < min_width || long_lines * 10 >= text_lines) return {};
  std::size_t breaks = 0;
  std::size_t full = 0;
  std::size_t going_on = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const auto& line = lines[i];
    const auto& next = lines[i + 1];
    if (line.text.empty() || next.text.empty() || next.mark.is_item) continue;
    ++breaks;
    full += is_full(line, next, width, width / 5) ? 1 : 0;
    going_on += next.goes_on && !line.ends_sentence ? 1 : 0;
  }
  // A list of headlines has lines of every length, and none starts with a small letter.
  if (breaks == 0 || full * 10 < breaks * 6 || going_on * 10 < breaks * 3) return {};
  return {width, blank_lines > 1 && blank_lines * 20 > text_lines};
}

bool belongs_together(const Line& line, const Line& next, bool in_item, const Wrapping& wrapping) {
  const std::size_t width = wrapping.width;
  if (width == 0 || next.mark.is_item || line.chars > width + width / 4) return false;
  // An indented line starts a paragraph, or continues an item of a list.
  if (next.indent > line.indent + 1 && !in_item) return false;
  if (next.goes_on && !line.ends_sentence) return line.chars * 2 >= width;
  if (line.ends_sentence) return is_full(line, next, width, wrapping.blank_lines ? width / 5 : 0);
  return is_full(line, next, width, width / 4);
}

void append_line(std::string& paragraph, std::string_view line) {
  const auto last = text::last_code_point(paragraph).value;
  const auto first = text::first_code_point(line);
  // `cease-` and `fire` are one word; Chinese and Japanese have no spaces.
  std::string_view before = paragraph;
  const bool hyphenated =
      before.ends_with('-') && before.size() > 1 &&
      text::is_letter(text::last_code_point(before.substr(0, before.size() - 1)).value) &&
      text::is_lower(first);
  if (!hyphenated && !(text::is_chinese_or_japanese(last) && text::is_chinese_or_japanese(first)))
    paragraph += ' ';
  paragraph += line;
}

}  // namespace

std::vector<Paragraph> split_paragraphs(std::string_view text) {
  const auto lines = lines_of(text);
  const auto wrapping = find_wrapping(lines);
  std::vector<Paragraph> paragraphs;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].text.empty()) continue;
    Paragraph paragraph;
    paragraph.list_item = lines[i].mark.is_item;
    paragraph.damaged = lines[i].damaged;
    paragraph.text = lines[i].text.substr(lines[i].mark.marker_bytes);
    while (i + 1 < lines.size() && !lines[i + 1].text.empty() &&
           belongs_together(lines[i], lines[i + 1], paragraph.list_item, wrapping)) {
      ++i;
      append_line(paragraph.text, lines[i].text);
      paragraph.damaged |= lines[i].damaged;
    }
    if (!paragraph.text.empty()) paragraphs.push_back(std::move(paragraph));
  }
  return paragraphs;
}

}  // namespace newsgrep::corpus
