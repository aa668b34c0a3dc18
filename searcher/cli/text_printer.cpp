#include <algorithm>
#include <string>
#include <string_view>

#include "cli/printer.hpp"
#include "cli/program.hpp"
#include "cli/style.hpp"
#include "cli/terminal.hpp"

namespace newsgrep::cli {
namespace {

constexpr std::string_view indent = "  ";
constexpr std::string_view gap = "  ";  // Between the parts of a heading.
/// Lines longer than this are hard to read, however wide the terminal is.
constexpr std::size_t max_text_width = 100;

/// Writes text, styled or not.
class StyledWriter {
 public:
  StyledWriter(std::ostream& out, bool color) : out_(out), color_(color) {}

  void plain(std::string_view text) { out_ << text; }

  void styled(std::string_view sequence, std::string_view text) {
    if (color_ && !text.empty()) {
      out_ << sequence << text << style::reset;
    } else {
      out_ << text;
    }
  }

  /// The part `line` of `text`, with those parts of `matches` that lie in it highlighted.
  void highlighted(std::string_view text, ByteRange line, const std::vector<ByteRange>& matches) {
    auto at = line.begin;
    for (const auto& match : matches) {
      const auto begin = std::max(match.begin, at);
      const auto end = std::min(match.end, line.end);
      if (begin >= end) continue;
      plain(text.substr(at, begin - at));
      styled(style::match, text.substr(begin, end - begin));
      at = end;
    }
    plain(text.substr(at, line.end - at));
  }

 private:
  std::ostream& out_;
  bool color_;
};

class TerminalPrinter : public Printer {
 public:
  TerminalPrinter(std::ostream& out, std::size_t width, bool color)
      : out_(out, color), width_(std::min(width, max_text_width)) {}

  void print(const Hit& hit) override {
    if (!first_) out_.plain("\n");
    first_ = false;
    heading(hit);
    auto matches = hit.matches;
    const auto text = visible(hit.text, &matches);
    const auto room = width_ > 2 * indent.size() ? width_ - indent.size() : width_;
    for (const auto& line : wrap(text, room)) {
      out_.plain(indent);
      out_.highlighted(text, line, matches);
      out_.plain("\n");
    }
  }

 private:
  /// Source, date, title and place; what does not fit into the line goes on the next.
  void heading(const Hit& hit) {
    std::size_t column = 0;
    const auto part = [&](std::string_view sequence, const std::string& raw) {
      const auto text = visible(raw);
      for (const auto& line : wrap(text, width_)) {
        const auto piece = std::string_view(text).substr(line.begin, line.end - line.begin);
        const auto piece_width = display_width(piece);
        const bool fits = column > 0 && column + gap.size() + piece_width <= width_;
        if (column > 0) out_.plain(fits ? gap : "\n");
        out_.styled(sequence, piece);
        column = (fits ? column + gap.size() : 0) + piece_width;
      }
    };
    part(style::number, hit.article.source);
    part(style::faint, hit.article.date.substr(0, std::string_view("2025-03-12").size()));
    part(style::title, hit.article.title);
    part(style::place, place(hit.article) + ":" + std::to_string(hit.passage_number));
    out_.plain("\n");
  }

  StyledWriter out_;
  std::size_t width_;
  bool first_ = true;
};

class LinePrinter : public Printer {
 public:
  LinePrinter(std::ostream& out, bool color) : out_(out, color) {}

  void print(const Hit& hit) override {
    out_.styled(style::place, visible(place(hit.article)));
    out_.plain(":");
    out_.styled(style::number, std::to_string(hit.passage_number));
    out_.plain(":");
    auto matches = hit.matches;
    const auto text = visible(hit.text, &matches);
    out_.highlighted(text, {0, text.size()}, matches);
    out_.plain("\n");
  }

 private:
  StyledWriter out_;
};

}  // namespace

std::string place(const ArticleInfo& article) {
  const bool from_file = !article.path.empty() && article.path != "-";
  if (from_file) return short_path(article.path);
  return article.url.empty() ? article.id : article.url;
}

std::unique_ptr<Printer> make_terminal_printer(std::ostream& out, std::size_t width, bool color) {
  return std::make_unique<TerminalPrinter>(out, width, color);
}

std::unique_ptr<Printer> make_line_printer(std::ostream& out, bool color) {
  return std::make_unique<LinePrinter>(out, color);
}

}  // namespace newsgrep::cli
