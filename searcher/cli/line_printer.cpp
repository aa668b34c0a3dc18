#include <string>

#include "searcher/cli/printer.hpp"
#include "searcher/cli/shown_text.hpp"
#include "searcher/cli/styled_writer.hpp"

namespace newsgrep::cli {
namespace {

/// Separators of grep: in a line that matched, in a line around it, and between hits.
constexpr std::string_view of_hit = ":";
constexpr std::string_view of_context = "-";
constexpr std::string_view between_hits = "--";

/// Prints lines that begin as grep's do: `query:path:paragraph:`.
class GrepLines : public Printer {
 public:
  GrepLines(std::ostream& out, const Look& look) : out_(out, look.color), look_(look) {}

 protected:
  void begin_line(const std::string& where, std::size_t number, std::string_view separator) {
    const auto& theme = look_.theme;
    if (!query_name().empty()) {
      out_.plain(shown(query_name(), look_));
      out_.styled(theme.separator, separator);
    }
    out_.styled(theme.place, where);
    if (look_.null_after_path) {
      out_.plain('\0');
    } else {
      out_.styled(theme.separator, separator);
    }
    out_.styled(theme.number, std::to_string(number));
    out_.styled(theme.separator, separator);
  }

  StyledWriter out_;
  const Look look_;
};

class LinePrinter : public GrepLines {
 public:
  using GrepLines::GrepLines;

  void print(const Hit& hit) override {
    if (look_.context && !first_) {
      out_.styled(look_.theme.separator, between_hits);
      out_.plain("\n");
    }
    first_ = false;
    const auto where = shown_place(hit.article, look_);
    for (const auto& each : hit.before) print_context(where, each);
    if (look_.scores) out_.plain(shown_score(hit.score) + " ");
    begin_line(where, hit.passage_number, of_hit);
    auto matches = hit.matches;
    const auto text = shown(hit.text, look_, &matches);
    out_.highlighted(look_.theme.match, text, {0, text.size()}, matches);
    out_.plain("\n");
    for (const auto& each : hit.after) print_context(where, each);
  }

 private:
  void print_context(const std::string& where, const Neighbour& neighbour) {
    begin_line(where, neighbour.passage_number, of_context);
    out_.styled(look_.theme.context, shown(neighbour.text, look_));
    out_.plain("\n");
  }

  bool first_ = true;
};

class MatchPrinter : public GrepLines {
 public:
  using GrepLines::GrepLines;

  void print(const Hit& hit) override {
    const auto where = shown_place(hit.article, look_);
    for (const auto& match : hit.matches) {
      begin_line(where, hit.passage_number, of_hit);
      out_.styled(look_.theme.match,
                  shown(hit.text.substr(match.begin, match.end - match.begin), look_));
      out_.plain("\n");
    }
  }
};

}  // namespace

std::unique_ptr<Printer> make_line_printer(std::ostream& out, const Look& look) {
  return std::make_unique<LinePrinter>(out, look);
}

std::unique_ptr<Printer> make_match_printer(std::ostream& out, const Look& look) {
  return std::make_unique<MatchPrinter>(out, look);
}

}  // namespace newsgrep::cli
