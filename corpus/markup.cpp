#include "corpus/markup.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>

#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace newsgrep::corpus {
namespace {

constexpr std::string_view inline_elements[] = {
    "a",       "abbr", "b",   "big",    "button", "cite",   "code", "em",     "figcaption",
    "font",    "i",    "img", "iframe", "input",  "label",  "link", "mark",   "meta",
    "picture", "q",    "s",   "script", "small",  "source", "span", "strike", "strong",
    "style",   "sub",  "sup", "svg",    "time",   "u",      "video"};
constexpr std::string_view block_elements[] = {
    "article", "aside", "blockquote", "br",  "center", "div", "figure", "footer",
    "form",    "h1",    "h2",         "h3",  "h4",     "h5",  "h6",     "header",
    "hr",      "li",    "main",       "nav", "ol",     "p",   "pre",    "section",
    "table",   "tbody", "td",         "th",  "thead",  "tr",  "ul"};

/// Attributes that the rest of a broken tag may start with.
constexpr std::string_view attributes[] = {
    "src",    "href", "alt",    "class", "style",  "id",    "width",   "height",  "title",
    "target", "rel",  "srcset", "sizes", "border", "align", "loading", "onclick", "name"};

struct Entity {
  std::string_view name;
  std::int32_t value;
};
constexpr Entity entities[] = {
    {"AMP", '&'},       {"Aacute", 0xC1},   {"Agrave", 0xC0},  {"Auml", 0xC4},
    {"Ccedil", 0xC7},   {"Eacute", 0xC9},   {"GT", '>'},       {"LT", '<'},
    {"Ouml", 0xD6},     {"QUOT", '"'},      {"Uuml", 0xDC},    {"aacute", 0xE1},
    {"acirc", 0xE2},    {"agrave", 0xE0},   {"amp", '&'},      {"apos", '\''},
    {"aring", 0xE5},    {"atilde", 0xE3},   {"auml", 0xE4},    {"bdquo", 0x201E},
    {"bull", 0x2022},   {"ccedil", 0xE7},   {"cent", 0xA2},    {"copy", 0xA9},
    {"deg", 0xB0},      {"eacute", 0xE9},   {"ecirc", 0xEA},   {"egrave", 0xE8},
    {"emsp", 0x2003},   {"ensp", 0x2002},   {"euml", 0xEB},    {"euro", 0x20AC},
    {"frac12", 0xBD},   {"frac14", 0xBC},   {"gt", '>'},       {"hellip", 0x2026},
    {"iacute", 0xED},   {"icirc", 0xEE},    {"iexcl", 0xA1},   {"iquest", 0xBF},
    {"iuml", 0xEF},     {"laquo", 0xAB},    {"ldquo", 0x201C}, {"lsaquo", 0x2039},
    {"lsquo", 0x2018},  {"lt", '<'},        {"mdash", 0x2014}, {"middot", 0xB7},
    {"minus", 0x2212},  {"nbsp", 0xA0},     {"ndash", 0x2013}, {"ntilde", 0xF1},
    {"oacute", 0xF3},   {"ocirc", 0xF4},    {"oelig", 0x153},  {"oslash", 0xF8},
    {"otilde", 0xF5},   {"ouml", 0xF6},     {"para", 0xB6},    {"plusmn", 0xB1},
    {"pound", 0xA3},    {"quot", '"'},      {"raquo", 0xBB},   {"rdquo", 0x201D},
    {"reg", 0xAE},      {"rsaquo", 0x203A}, {"rsquo", 0x2019}, {"sbquo", 0x201A},
    {"scaron", 0x161},  {"sect", 0xA7},     {"shy", 0xAD},     {"szlig", 0xDF},
    {"thinsp", 0x2009}, {"times", 0xD7},    {"trade", 0x2122}, {"uacute", 0xFA},
    {"ucirc", 0xFB},    {"uuml", 0xFC},     {"yacute", 0xFD},  {"yen", 0xA5},
    {"zwj", 0x200D},    {"zwnj", 0x200C}};

/// Bytes in which the end of an attribute is looked for, so that hostile input takes linear time.
constexpr std::size_t max_remains_bytes = 4096;

template <typename Range>
bool contains(const Range& range, std::string_view name) {
  return std::find(std::begin(range), std::end(range), name) != std::end(range);
}

bool is_name_char(char c) {
  return text::is_ascii_letter(c) || text::is_ascii_digit(c) || c == '-' || c == '_' || c == ':';
}

/// Returns the end of the attribute at `at`; `at` if there is none. Words of the text that a broken
/// tag runs into are no attributes.
std::size_t skip_attribute(std::string_view line, std::size_t at) {
  std::size_t end = at;
  while (end < line.size() && is_name_char(line[end])) ++end;
  if (end == at) return at;
  if (end == line.size() || line[end] != '=') {
    const auto name = text::to_ascii_lower(line.substr(at, end - at));
    const bool lone = name == "hidden" || name == "async" || name == "defer" ||
                      name == "disabled" || name == "allowfullscreen" || name == "controls" ||
                      name == "required";
    return lone ? end : at;
  }
  ++end;
  if (end < line.size() && (line[end] == '"' || line[end] == '\'')) {
    const auto close = line.substr(0, end + max_remains_bytes).find(line[end], end + 1);
    return close == std::string_view::npos ? at : close + 1;
  }
  while (end < line.size() && !text::is_ascii_space(line[end]) && line[end] != '>' &&
         line[end] != '<') {
    ++end;
  }
  return end;
}

struct Tag {
  std::size_t end = 0;  ///< Offset after the tag; if it is broken, after its last attribute.
  bool block = false;
  bool broken = false;
};

/// Reads the tag at `at`, where a `<` stands; nothing if it is no tag.
std::optional<Tag> read_tag(std::string_view line, std::size_t at) {
  std::size_t end = at + 1;
  if (end < line.size() && line[end] == '/') ++end;
  const std::size_t name_begin = end;
  while (end < line.size() && is_name_char(line[end])) ++end;
  const auto name = text::to_ascii_lower(line.substr(name_begin, end - name_begin));
  Tag tag;
  tag.block = contains(block_elements, name);
  if (!tag.block && !contains(inline_elements, name)) return std::nullopt;
  // `<i` or `<b` followed by neither a space nor the end of a tag is no element.
  if (end < line.size() && !text::is_ascii_space(line[end]) && line[end] != '>' &&
      line[end] != '/') {
    return std::nullopt;
  }
  bool saw_attribute = false;
  for (;;) {
    while (end < line.size() && text::is_ascii_space(line[end])) ++end;
    if (end < line.size() && line[end] == '>') {
      tag.end = end + 1;
      return tag;
    }
    if (line.substr(end).starts_with("/>")) {
      tag.end = end + 2;
      return tag;
    }
    const auto next = skip_attribute(line, end);
    if (next == end) break;
    saw_attribute = true;
    end = next;
  }
  // The tag has no end. Without an attribute it is no tag: `if a <b c`.
  if (!saw_attribute) return std::nullopt;
  tag.end = end;
  tag.broken = true;
  return tag;
}

/// Returns the end of the rest of a broken tag at `at`, `" src="…" width="3" />`; nothing if there
/// is none.
std::optional<std::size_t> skip_remains(std::string_view line, std::size_t at) {
  std::size_t end = at;
  if (line[end] == '"' || line[end] == '\'') ++end;
  const std::size_t spaces = end;
  while (end < line.size() && text::is_ascii_space(line[end])) ++end;
  if (end == spaces) return std::nullopt;
  std::size_t count = 0;
  for (;;) {
    std::size_t name_end = end;
    while (name_end < line.size() && is_name_char(line[name_end])) ++name_end;
    const auto name = text::to_ascii_lower(line.substr(end, name_end - end));
    if (!line.substr(name_end).starts_with("=\"") ||
        !(contains(attributes, name) || name.starts_with("data-"))) {
      break;
    }
    const auto next = skip_attribute(line, end);
    // A value without its closing quote runs to the end of the line.
    end = next == end ? line.size() : next;
    ++count;
    while (end < line.size() && text::is_ascii_space(line[end])) ++end;
  }
  if (count == 0) return std::nullopt;
  if (line.substr(end).starts_with("/>")) return end + 2;
  if (end < line.size() && line[end] == '>') return end + 1;
  return end;
}

std::int32_t numeric_entity(std::string_view digits) {
  const bool hexadecimal = digits.starts_with('x') || digits.starts_with('X');
  if (hexadecimal) digits.remove_prefix(1);
  if (digits.empty() || digits.size() > 7) return 0;
  std::uint32_t value = 0;
  for (const char c : digits) {
    std::uint32_t digit = 0;
    if (c >= '0' && c <= '9') {
      digit = static_cast<std::uint32_t>(c - '0');
    } else if (hexadecimal && c >= 'a' && c <= 'f') {
      digit = static_cast<std::uint32_t>(c - 'a') + 10;
    } else if (hexadecimal && c >= 'A' && c <= 'F') {
      digit = static_cast<std::uint32_t>(c - 'A') + 10;
    } else {
      return 0;
    }
    value = value * (hexadecimal ? 16 : 10) + digit;
  }
  // Browsers take these numbers for Windows-1252, and pages rely on it.
  switch (value) {
    case 0x85:
      return 0x2026;
    case 0x91:
      return 0x2018;
    case 0x92:
      return 0x2019;
    case 0x93:
      return 0x201C;
    case 0x94:
      return 0x201D;
    case 0x95:
      return 0x2022;
    case 0x96:
      return 0x2013;
    case 0x97:
      return 0x2014;
    case 0x99:
      return 0x2122;
    default:
      return value > 0x10FFFF ? 0 : static_cast<std::int32_t>(value);
  }
}

}  // namespace

Stripped strip_tags(std::string_view line) {
  Stripped stripped;
  if (line.find('<') == std::string_view::npos && line.find("=\"") == std::string_view::npos) {
    stripped.text = line;
    return stripped;
  }
  stripped.text.reserve(line.size());
  bool comments_end = true;  // false once a comment had no end
  for (std::size_t at = 0; at < line.size();) {
    if (comments_end && line.substr(at).starts_with("<!--")) {
      const auto end = line.find("-->", at + 4);
      comments_end = end != std::string_view::npos;
      if (comments_end) {
        at = end + 3;
        continue;
      }
    }
    if (line[at] == '<') {
      if (const auto tag = read_tag(line, at)) {
        if (tag->block) stripped.text += '\n';
        // A broken tag separates the words before and after it.
        if (tag->broken) stripped.text += ' ';
        stripped.damaged |= tag->broken;
        at = tag->end;
        continue;
      }
    } else if (line[at] == '"' || line[at] == '\'' || line[at] == ' ') {
      if (const auto end = skip_remains(line, at)) {
        stripped.text += ' ';
        stripped.damaged = true;
        at = *end;
        continue;
      }
    }
    stripped.text += line[at++];
  }
  return stripped;
}

std::string decode_entities(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  constexpr std::size_t max_name = 9;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] != '&') {
      decoded += text[at++];
      continue;
    }
    const auto end = text.substr(0, at + max_name + 2).find(';', at);
    std::int32_t value = 0;
    if (end != std::string_view::npos) {
      const auto name = text.substr(at + 1, end - at - 1);
      if (name.starts_with('#')) {
        value = numeric_entity(name.substr(1));
      } else {
        const auto* found = std::find_if(std::begin(entities), std::end(entities),
                                         [&](const Entity& e) { return e.name == name; });
        if (found != std::end(entities)) value = found->value;
      }
    }
    if (value == 0) {
      decoded += text[at++];
    } else {
      text::append_code_point(value, decoded);
      at = end + 1;
    }
  }
  return decoded;
}

}  // namespace newsgrep::corpus
