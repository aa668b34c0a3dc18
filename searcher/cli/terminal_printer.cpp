#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "cli/counted.hpp"
#include "cli/terminal.hpp"
#include "searcher/cli/link.hpp"
#include "searcher/cli/printer.hpp"
#include "searcher/cli/shown_text.hpp"
#include "searcher/cli/styled_writer.hpp"

namespace newsgrep::cli {
namespace {

constexpr std::string_view indent = "  ";
constexpr std::string_view gap = "  ";  // Between the parts of a heading.
/// Lines longer than this are hard to read, however wide the terminal is.
constexpr std::size_t max_text_width = 100;

/// Returns `also in 3 other outlets`, or `and 2 copies` when all copies are of the hit's own
/// outlet; empty when there are none.
std::string folded(const Hit& hit) {
  std::set<std::string> outlets;
  for (const auto& copy : hit.copies) outlets.insert(copy.article.source);
  outlets.erase("");
  outlets.erase(hit.article.source);
  if (!outlets.empty()) {
    return "also in " + counted(outlets.size(), "other outlet", "other outlets");
  }
  return hit.copies.empty() ? "" : "and " + counted(hit.copies.size(), "copy", "copies");
}

class TerminalPrinter : public Printer {
 public:
  TerminalPrinter(std::ostream& out, const Look& look)
      : out_(out, look.color), look_(look), width_(std::min(look.width, max_text_width)) {}

  void print(const Hit& hit) override {
    if (!first_) out_.plain("\n");
    first_ = false;
    heading(hit);
    for (const auto& each : hit.before) context(each);
    auto matches = hit.matches;
    const auto text = visible(hit.text, &matches);
    for (const auto& line : wrap(text, room())) {
      out_.plain(indent);
      out_.highlighted(look_.theme.match, text, line, matches);
      out_.plain("\n");
    }
    for (const auto& each : hit.after) context(each);
  }

 private:
  std::size_t room() const { return width_ > 2 * indent.size() ? width_ - indent.size() : width_; }

  void context(const Neighbour& neighbour) {
    const auto text = std::to_string(neighbour.passage_number) + "- " + visible(neighbour.text);
    for (const auto& line : wrap(text, room())) {
      out_.plain(indent);
      const auto piece = std::string_view(text).substr(line.begin, line.end - line.begin);
      out_.styled(look_.theme.context, piece);
      out_.plain("\n");
    }
  }

  /// Prints source, date, title and place; what does not fit into the line goes to the next. Only a
  /// place may be wider than text: a broken one cannot be opened.
  void heading(const Hit& hit) {
    std::size_t column = 0;
    const auto part = [&](std::string_view sgr, const std::string& raw, std::size_t width,
                          const std::string& url) {
      const auto text = visible(raw);
      for (const auto& line : wrap(text, width)) {
        const auto piece = std::string_view(text).substr(line.begin, line.end - line.begin);
        const auto piece_width = display_width(piece);
        const bool fits = column > 0 && column + gap.size() + piece_width <= width_;
        if (column > 0) out_.plain(fits ? gap : "\n");
        out_.styled(sgr, url.empty() ? std::string(piece) : linked(piece, url));
        column = (fits ? column + gap.size() : 0) + piece_width;
      }
    };
    const auto text = [&](std::string_view sgr, const std::string& raw) {
      part(sgr, raw, width_, "");
    };
    const auto& theme = look_.theme;
    text(theme.title, query_name());
    if (look_.scores) text(theme.number, shown_score(hit.score));
    text(theme.source, hit.article.source);
    text(theme.date, hit.article.date.substr(0, std::string_view("2025-03-12").size()));
    text(theme.title, hit.article.title);
    part(theme.place, place(hit.article) + ":" + std::to_string(hit.passage_number), look_.width,
         look_.links ? link_of(hit.article).value_or("") : "");
    text(theme.context, folded(hit));
    out_.plain("\n");
  }

  StyledWriter out_;
  const Look look_;
  std::size_t width_;
  bool first_ = true;
};

}  // namespace

std::unique_ptr<Printer> make_terminal_printer(std::ostream& out, const Look& look) {
  return std::make_unique<TerminalPrinter>(out, look);
}

}  // namespace newsgrep::cli
