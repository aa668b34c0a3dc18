#include "tests/readme/picture.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace newsgrep::test {
namespace {

// Lengths are in tenths of a pixel, so that the file does not depend on how a float is printed.
constexpr std::size_t column_width = 84;
constexpr std::size_t row_height = 200;
constexpr std::size_t baseline = 147;  // Below the top of a row.
constexpr std::size_t bar_top = 30;    // A bar of a chart, below the top of its row.
constexpr std::size_t bar_height = 140;
constexpr std::size_t margin = 200;
constexpr std::size_t title_bar = 380;

/// Each colour has a contrast of at least 6:1 to the background, #161b22.
constexpr std::string_view style_sheet = R"(  <style>
    text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono",
           "Liberation Mono", monospace; fill: #d0d7de; white-space: pre }
    rect { fill: #d0d7de }
    .bold { font-weight: bold; fill: #f0f6fc }
    .dim { fill: #9aa4af }
    .c1 { fill: #ff8f85 }
    .c2 { fill: #7ee787 }
    .c3 { fill: #e3b341 }
    .c4 { fill: #79c0ff }
    .c5 { fill: #d2a8ff }
    .c6 { fill: #76e3ea }
    .link { text-decoration: underline; text-decoration-color: #6e7681 }
    .window { fill: #161b22; stroke: #30363d }
    .title { fill: #9aa4af; text-anchor: middle }
  </style>
)";

/// The eighths of a column that a character of a bar fills, from U+258F to U+2588; 0 for others.
std::size_t eighths_of(const std::string& character) {
  constexpr std::array<std::string_view, 8> blocks = {"▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"};
  const auto found = std::find(blocks.begin(), blocks.end(), character);
  return found == blocks.end() ? 0 : static_cast<std::size_t>(found - blocks.begin()) + 1;
}

std::string pixels(std::size_t tenths) {
  auto text = std::to_string(tenths / 10);
  if (tenths % 10 != 0) text += "." + std::to_string(tenths % 10);
  return text;
}

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '&') {
      result += "&amp;";
    } else if (c == '<') {
      result += "&lt;";
    } else if (c == '>') {
      result += "&gt;";
    } else {
      result += c;
    }
  }
  return result;
}

std::string class_attribute(const Style& style) {
  std::string classes;
  const auto add = [&](const std::string& name) { classes += (classes.empty() ? "" : " ") + name; };
  if (style.bold) add("bold");
  if (style.dim) add("dim");
  if (style.colour >= 0) add("c" + std::to_string(style.colour));
  if (style.link) add("link");
  return classes.empty() ? "" : " class=\"" + classes + "\"";
}

class Picture {
 public:
  void command(const std::string& text) {
    Row row = {{"$", {.colour = 2, .bold = true}}, {" ", {}}};
    const auto typed = screen_of(text);
    for (const auto& cell : typed.at(0)) row.push_back({cell.character, {.bold = true}});
    add(row);
  }

  void add(const Row& row) {
    for (std::size_t begin = 0; begin < row.size();) {
      const auto end = end_of_run(row, begin);
      if (eighths_of(row[begin].character) > 0) {
        bar(row, begin, end);
      } else {
        text(row, begin, end);
      }
      begin = end;
    }
    top_ += row_height;
  }

  const std::string& elements() const { return elements_; }
  std::size_t bottom() const { return top_; }

 private:
  static std::size_t end_of_run(const Row& row, std::size_t begin) {
    const auto same = [&](const Cell& cell) {
      return cell.style == row[begin].style &&
             (eighths_of(cell.character) > 0) == (eighths_of(row[begin].character) > 0);
    };
    auto end = begin + 1;
    while (end < row.size() && same(row[end])) ++end;
    return end;
  }

  void text(const Row& row, std::size_t begin, std::size_t end) {
    while (begin < end && row[begin].character == " ") ++begin;
    while (begin < end && row[end - 1].character == " ") --end;
    if (begin == end) return;
    std::string characters;
    for (auto i = begin; i < end; ++i) characters += row[i].character;
    elements_ += "  <text x=\"" + pixels(margin + begin * column_width) + "\" y=\"" +
                 pixels(top_ + baseline) + "\" textLength=\"" +
                 pixels((end - begin) * column_width) + "\" lengthAdjust=\"spacingAndGlyphs\"" +
                 class_attribute(row[begin].style) + ">" + escaped(characters) + "</text>\n";
  }

  void bar(const Row& row, std::size_t begin, std::size_t end) {
    std::size_t eighths = 0;
    for (auto i = begin; i < end; ++i) eighths += eighths_of(row[i].character);
    rectangle(begin, row[begin].style, eighths);
  }

  void rectangle(std::size_t column, const Style& style, std::size_t eighths) {
    elements_ += "  <rect x=\"" + pixels(margin + column * column_width) + "\" y=\"" +
                 pixels(top_ + bar_top) + "\" width=\"" + pixels(eighths * column_width / 8) +
                 "\" height=\"" + pixels(bar_height) + "\"" + class_attribute(style) + "/>\n";
  }

  std::string elements_;
  std::size_t top_ = title_bar + margin / 2;
};

std::string title_bar_elements(const std::string& title, std::size_t width) {
  std::string elements;
  std::size_t x = margin;
  for (const auto* colour : {"#ff5f57", "#febc2e", "#28c840"}) {
    elements += "  <circle cx=\"" + pixels(x) + "\" cy=\"19\" r=\"6\" fill=\"" + colour + "\"/>\n";
    x += margin;
  }
  return elements + "  <text class=\"title\" x=\"" + pixels(width / 2) + "\" y=\"24\">" +
         escaped(title) + "</text>\n";
}

}  // namespace

std::string picture_of(const std::vector<ScreenPart>& parts, std::size_t columns,
                       const std::string& title, const std::string& description) {
  Picture picture;
  for (const auto& part : parts) {
    picture.command(part.command);
    for (const auto& row : part.rows) picture.add(row);
    picture.add({});
  }
  const auto width = columns * column_width + 2 * margin;
  const auto height = picture.bottom() - row_height + margin;
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + pixels(width) + "\" height=\"" +
         pixels(height) + "\" viewBox=\"0 0 " + pixels(width) + " " + pixels(height) +
         "\" role=\"img\" aria-labelledby=\"title description\" xml:space=\"preserve\">\n" +
         "  <title id=\"title\">" + escaped(title) + "</title>\n" + "  <desc id=\"description\">" +
         escaped(description) + "</desc>\n" + std::string(style_sheet) +
         "  <rect class=\"window\" x=\".5\" y=\".5\" width=\"" + pixels(width - 10) +
         "\" height=\"" + pixels(height - 10) + "\" rx=\"10\"/>\n" +
         title_bar_elements(title, width) + picture.elements() + "</svg>\n";
}

}  // namespace newsgrep::test
