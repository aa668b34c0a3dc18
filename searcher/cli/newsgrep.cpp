#include <CLI/CLI.hpp>

#include <chrono>
#include <cmath>
#include <iostream>
#include <map>
#include <string>
#include <unordered_set>

#include "cli/printer.hpp"
#include "cli/program.hpp"
#include "cli/terminal.hpp"
#include "newsgrep/searcher.hpp"

namespace {

using namespace newsgrep;
using namespace newsgrep::cli;

constexpr std::size_t default_limit = 10;
constexpr double default_timeout_seconds = 10;
constexpr double max_timeout_seconds = 1e6;

struct Options {
  std::filesystem::path index_dir;
  std::string query;
  std::size_t max_count = default_limit;  ///< 0 for all.
  bool max_count_given = false;
  bool count = false;
  bool quiet = false;
  bool files_with_matches = false;
  bool json = false;
  double timeout_seconds = default_timeout_seconds;  ///< 0 for none.
  ColorMode color = ColorMode::automatic;
};

const std::map<std::string, ColorMode> color_modes = {
    {"auto", ColorMode::automatic}, {"always", ColorMode::always}, {"never", ColorMode::never}};

class NewsgrepProgram {
 public:
  NewsgrepProgram()
      : app_("Ranks the passages of news articles for QUERY and shows the best.", "newsgrep") {
    app_.footer(
        "A query is plain words, of which passages may have any, and of these: \"exact phrase\",\n"
        "+required, -excluded. One that begins with - goes behind --.\n"
        "Exit status: 0 found, 1 nothing found, 2 trouble.\n\n"
        "Examples:\n"
        "  newsgrep 'ceasefire demands NATO'\n"
        "  newsgrep '\"buffer zone\" -Korea'\n"
        "  newsgrep -l 'Kyiv +ceasefire'\n\n"
        "newsgrep-index makes the index.");
    add_common_options(app_, options_.index_dir);
    app_.add_option("QUERY", options_.query, "What to look for; one argument, so quote it")
        ->required();
    max_count_ = app_.add_option("-m,--max-count", options_.max_count,
                                 "Show at most NUM passages (10); 0 shows all")
                     ->type_name("NUM");
    auto* count = app_.add_flag("-c,--count", options_.count, "Print how many passages match");
    auto* quiet =
        app_.add_flag("-q,--quiet", options_.quiet, "Print nothing; the exit status tells");
    auto* files = app_.add_flag("-l,--files-with-matches", options_.files_with_matches,
                                "Print the path of each article with a match, best first");
    auto* json = app_.add_flag("--json", options_.json, "Print JSON Lines, an object a passage");
    app_.add_option("--timeout", options_.timeout_seconds,
                    "Show the best found after so many seconds (10); 0 waits to the end")
        ->type_name("SECONDS")
        ->check(CLI::Range(0.0, max_timeout_seconds));
    json->excludes(count)->excludes(files);
    count->excludes(files);
    quiet->excludes(count)->excludes(files)->excludes(json);
    app_.add_flag("--color{always}", color_, "Colour what matched: auto, always or never")
        ->type_name("WHEN")
        ->check(CLI::IsMember({"auto", "always", "never"}));
  }

  int run(int argc, char** argv) {
    return run_program(app_, argc, argv, [this] {
      options_.max_count_given = max_count_->count() > 0;
      options_.color = color_modes.at(color_);
      return search();
    });
  }

 private:
  int search() {
    Searcher searcher(options_.index_dir);
    const auto query = parse_query(options_.query);
    if (query.text().find_first_not_of(" \t\n") == std::string::npos) {
      say("newsgrep", "the query is empty");
    }
    if (options_.count) {
      const auto count = searcher.count(query);
      report(query, searcher.diagnose(query));
      std::cout << count << '\n';
      return count > 0 ? exit_found : exit_nothing;
    }
    const auto result = searcher.search(query, search_options());
    report(query, result.diagnostics);
    if (result.timed_out) {
      say("newsgrep", "the time was up before all of the index was searched",
          "--timeout SECONDS gives it more, --timeout 0 as much as it takes");
    }
    if (!options_.quiet) print(result);
    return result.hits.empty() ? exit_nothing : exit_found;
  }

  SearchOptions search_options() const {
    SearchOptions search;
    search.timeout = std::chrono::milliseconds(std::llround(options_.timeout_seconds * 1000));
    // With -l, NUM counts articles, of which each may have many passages.
    const bool all = options_.max_count == 0 || options_.files_with_matches;
    search.limit = options_.quiet ? 1 : all ? SearchOptions::all : options_.max_count;
    const bool shows_matches =
        options_.json || (!options_.files_with_matches && use_color(options_.color, stdout));
    search.highlights = shows_matches ? Highlights::matches : Highlights::none;
    return search;
  }

  void print(const SearchResult& result) {
    if (options_.files_with_matches) {
      print_files(result);
      return;
    }
    const auto printer = make_printer();
    for (const auto& hit : result.hits) printer->print(hit);
    if (!options_.max_count_given && result.total > result.hits.size()) {
      std::cout.flush();
      say("newsgrep",
          "these are the best " + std::to_string(result.hits.size()) + " of " +
              (result.total_is_exact ? "" : "more than ") + std::to_string(result.total) +
              " passages",
          "-m NUM shows more, -m 0 all");
    }
  }

  void print_files(const SearchResult& result) {
    std::unordered_set<std::string> seen;
    for (const auto& hit : result.hits) {
      if (options_.max_count_given && options_.max_count > 0 && seen.size() == options_.max_count) {
        break;
      }
      const auto file = place(hit.article);
      if (seen.insert(file).second) std::cout << visible(file) << '\n';
    }
  }

  std::unique_ptr<Printer> make_printer() const {
    if (options_.json) return make_json_printer(std::cout);
    const bool color = use_color(options_.color, stdout);
    if (is_terminal(stdout)) return make_terminal_printer(std::cout, terminal_width(stdout), color);
    return make_line_printer(std::cout, color);
  }

  static void report(const Query& query, const std::vector<Diagnostic>& diagnostics) {
    for (const auto& [where, message, hint, kind] : diagnostics) {
      const auto part = query.text().substr(where.begin, where.end - where.begin);
      const bool whole = part.size() == query.text().size();
      say("newsgrep", visible(whole ? message : part + ": " + message), visible(hint));
    }
  }

  CLI::App app_;
  Options options_;
  CLI::Option* max_count_ = nullptr;
  std::string color_ = "auto";
};

}  // namespace

int main(int argc, char** argv) {
  return NewsgrepProgram().run(argc, argv);
}
