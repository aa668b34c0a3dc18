#include "searcher/cli/newsgrep_options.hpp"

#include <cmath>
#include <iterator>
#include <limits>
#include <utility>

#include "cli/common_options.hpp"
#include "cli/default_index_dir.hpp"
#include "cli/option_values.hpp"
#include "cli/usage_error.hpp"
#include "searcher/cli/grep_options.hpp"
#include "searcher/cli/newsgrep_manual.hpp"

namespace newsgrep::cli {
namespace {

using Value = const std::string&;

constexpr std::string_view search_group = "Search options";
constexpr std::string_view output_group = "Output options";
constexpr std::string_view order_group = "Dates, sources and order";

/// The set of options that decide what is printed; only one can.
constexpr std::string_view output_set = "output";

constexpr double max_timeout_seconds = 1e6;
constexpr std::uint64_t max_hits = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint64_t max_context = 1000;

const Choices<ColorMode> color_modes = {
    {"auto", ColorMode::automatic}, {"always", ColorMode::always}, {"never", ColorMode::never}};

const Choices<Sort> sorts = {
    {"relevance", Sort::relevance}, {"date", Sort::oldest_first}, {"-date", Sort::newest_first}};

std::vector<Option> search_options(SearchRequest& request) {
  return {
      {.names = {"-f", "--file"},
       .value = {.name = "FILE", .completes = Completes::files},
       .group = search_group,
       .help = "Read the queries from FILE, one a line; - is standard input",
       .manual =
           "Empty lines are skipped. A line name<TAB>query names its query; otherwise the number "
           "of the line is its name. The name comes before each line of output; in JSON it is the "
           "key query. All queries are read before the first is run. Every argument is a PATH.",
       .apply = [&](Value value) { request.query_file = not_empty(value); }},
      {.names = {"--like"},
       .value = {.name = "ID"},
       .group = search_group,
       .help = "Find passages that tell the same as passage ID",
       .manual = "The output of --json has the id of each passage. The passage itself is left out. "
                 "Every argument is a PATH.",
       .excludes = {"--file", "--word-regexp"},
       .apply = [&](Value value) { request.like = not_empty(value); }},
      {.names = {"-w", "--word-regexp", "--no-stem"},
       .group = search_group,
       .help = "Match words only as they are written",
       .manual = "No other forms and spellings of a word match, as if each word had = before it.",
       .apply = turn_on(request.as_written)},
      {.names = {"--strict"},
       .group = search_group,
       .help = "Search only if the whole query is understood",
       .manual = "Without it, newsgrep says on standard error what it did not understand, and "
                 "searches for the rest.",
       .apply = turn_on(request.strict)},
      {.names = {"--explain"},
       .group = search_group,
       .help = "Print how the query is run, and the score of each passage",
       .manual = "First come the query as it was understood, how it is run, and its terms: how "
                 "many passages have each, and its weight.",
       .excludes = {output_set},
       .apply = turn_on(request.explain)},
      {.names = {"--timeout"},
       .value = {.name = "SECONDS", .repeated = Repeated::last_counts},
       .group = search_group,
       .help = "Stop after SECONDS and show the best found so far (default 10); 0 never stops",
       .manual =
           "The time is for understanding the query and for finding passages; reading what "
           "was found may take a quarter of it more. newsgrep says on standard error that the "
           "time was up. Counts (-c, -L, --timeline, --sources) are exact or fail: there it is "
           "an error. -m 0 and -l go on until all is printed, unless --timeout is given.",
       .apply =
           [&](Value value) {
             const auto seconds = number_up_to(value, max_timeout_seconds);
             request.timeout = std::chrono::milliseconds(std::llround(std::ceil(seconds * 1000)));
           }},
      index_option(request.index_dir, search_group),
  };
}

/// Returns an option that decides what is printed.
Option output_option(std::vector<std::string_view> names, std::string_view help, Output output,
                     SearchRequest& request, std::string_view manual = {}) {
  return {.names = std::move(names),
          .group = output_group,
          .help = help,
          .manual = manual,
          .set = output_set,
          .apply = [&request, output](Value) { request.output = output; }};
}

/// Returns an option that asks for passages around hits.
Option context_option(std::vector<std::string_view> names, std::string_view help,
                      std::function<void(std::size_t)> apply) {
  return {.names = std::move(names),
          .value = {.name = "NUM", .repeated = Repeated::last_counts},
          .group = output_group,
          .help = help,
          .excludes = {output_set},
          .apply = [apply = std::move(apply)](Value value) {
            apply(whole_number(value, 0, max_context));
          }};
}

std::vector<Option> output_options(SearchRequest& request) {
  auto context = context_option(
      {"-C", "--context"},
      "Print NUM passages of the article before and after each hit; -NUM does the same",
      [&](std::size_t count) { request.around = count; });
  context.takes_dash_number = true;
  return {
      {.names = {"-m", "--max-count"},
       .value = {.name = "NUM", .repeated = Repeated::last_counts},
       .group = output_group,
       .help = "Show at most NUM passages (default 10); 0 shows all",
       .manual = "With -l and -L, NUM counts articles.",
       .apply = [&](Value value) { request.max_count = whole_number(value, 0, max_hits); }},
      output_option({"-c", "--count"}, "Print how many passages match", Output::count, request,
                    "Passages with the same words are counted one by one. With --json, prints an "
                    "object of type count."),
      output_option(
          {"-l", "--files-with-matches"}, "Print the path of each article with a match",
          Output::files_with_matches, request,
          "An article that came from no file is named by its URL, or by its id if it has none."),
      output_option({"-L", "--files-without-match"},
                    "Print the path of each article without a match", Output::files_without_matches,
                    request),
      output_option({"-o", "--only-matching"},
                    "Print only what matched, each match on its own line", Output::matches,
                    request),
      output_option({"-q", "--quiet"}, "Print nothing; the exit status tells if anything matched",
                    Output::nothing, request),
      context_option({"-A", "--after-context"}, "Print NUM passages of the article after each hit",
                     [&](std::size_t count) { request.after = count; }),
      context_option({"-B", "--before-context"},
                     "Print NUM passages of the article before each hit",
                     [&](std::size_t count) { request.before = count; }),
      std::move(context),
      {.names = {"-n", "--line-number"},
       .group = output_group,
       .help = "Accepted for grep's sake; always printed",

       .apply = [](Value) {}},
      {.names = {"-0", "--null"},
       .group = output_group,
       .help = "End paths with a NUL byte, not with a newline or a colon",
       .manual = "For xargs -0, and for paths that have a colon or a newline in them: in a pipe, "
                 "control characters in paths are then not escaped.",
       .excludes = {"--count", "--timeline", "--sources"},
       .apply = turn_on(request.null_after_path)},
      output_option({"--timeline"}, "Print how many passages match by day", Output::timeline,
                    request,
                    "On a terminal, a bar chart by day, week, month, quarter or year, the finest "
                    "that fits. In a pipe, a line for each day: the day, passages and articles, "
                    "separated by tabs. - stands for articles without a date."),
      output_option({"--sources"}, "Print how many passages match by source", Output::sources,
                    request,
                    "In a pipe, a line for each source: its name, passages and articles, separated "
                    "by tabs. - stands for articles without a source."),
      {.names = {"--json"},
       .group = output_group,
       .help = "Print JSON Lines, an object for each passage",
       .excludes = {"--files-with-matches", "--files-without-match", "--only-matching", "--quiet",
                    "--null"},
       .apply = turn_on(request.json)},
      {.names = {"--color", "--colour"},
       .value = {.name = "WHEN", .choices = values_of(color_modes), .when_left_out = "always"},
       .group = output_group,
       .help = "Highlight matches: auto, always or never",
       .manual = "auto, the default, colours on a terminal unless NO_COLOR is set.",
       .apply = [&](Value value) { request.color = meaning_of(value, color_modes); }},
      {.names = {"--no-pager"},
       .group = output_group,
       .help = "Use no pager",
       .apply = [&](Value) { request.pager = false; }},
  };
}

std::vector<Option> order_options(SearchRequest& request) {
  return {
      {.names = {"--sort"},
       .value = {.name = "ORDER", .choices = values_of(sorts), .repeated = Repeated::last_counts},
       .group = order_group,
       .help = "Sort by relevance, date or -date (newest first)",
       .manual = "date puts the oldest first. Passages without a date come last.",
       .apply = [&](Value value) { request.sort = meaning_of(value, sorts); }},
      {.names = {"--since"},
       .value = {.name = "DATE", .repeated = Repeated::last_counts},
       .group = order_group,
       .help = "Published on or after DATE (2025, 2025-03, 7d)",
       .manual = "7d is seven days ago.",
       .apply = [&](Value value) { request.since = not_empty(value); }},
      {.names = {"--until"},
       .value = {.name = "DATE", .repeated = Repeated::last_counts},
       .group = order_group,
       .help = "Published on or before DATE (2025, 2025-03, 7d)",
       .apply = [&](Value value) { request.until = not_empty(value); }},
      {.names = {"--source"},
       .value = {.name = "NAME", .repeated = Repeated::all_count},
       .group = order_group,
       .help = "Published by NAME; may be repeated",
       .manual = "With several names, any of them will do.",
       .apply = [&](Value value) { request.sources.push_back(not_empty(value)); }},
      {.names = {"--first"},
       .group = order_group,
       .help = "Of passages with the same words, show the earliest, not the best",
       .excludes = {"--all", "--count", "--files-without-match", "--timeline", "--sources"},
       .apply = [&](Value) { request.fold = Fold::earliest; }},
      {.names = {"--all"},
       .group = order_group,
       .help = "Show every passage, even if others have the same words",
       .manual = "Without it, passages with the same words are one hit: the best of them.",
       .apply = [&](Value) { request.fold = Fold::none; }},
  };
}

void append(std::vector<Option>& options, std::vector<Option> more) {
  options.insert(options.end(), std::make_move_iterator(more.begin()),
                 std::make_move_iterator(more.end()));
}

/// Makes the QUERY a PATH if --file or --like takes its place.
void settle_query(SearchRequest& request) {
  if (request.query_file.empty() && request.like.empty()) {
    if (!request.query) throw UsageError("No query given", "For example: newsgrep 'ferry strike'");
  } else if (request.query) {
    request.paths.emplace(request.paths.begin(), *std::exchange(request.query, std::nullopt));
  }
}

}  // namespace

Program newsgrep_program(SearchRequest& request) {
  Program program;
  program.name = "newsgrep";
  program.summary = "Finds the passages of news articles that fit QUERY best.";
  program.help_footer = newsgrep_help_footer;
  program.positionals = {{.name = "QUERY",
                          .help = "What to look for; quote it if it has several words",
                          .apply = [&](Value argument) { request.query = argument; }},
                         {.name = "PATH",
                          .repeated = true,
                          .help = "Search only these files and folders; they are indexed first",
                          .apply = [&](Value argument) { request.paths.emplace_back(argument); }}};
  program.options = search_options(request);
  append(program.options, output_options(request));
  append(program.options, order_options(request));
  add_common_options(program.options);
  program.manual = newsgrep_manual;
  program.instead_of = instead_of_grep_option;
  program.finish = [&] {
    settle_query(request);
    if (request.index_dir.empty()) request.index_dir = default_index_dir();
  };
  return program;
}

}  // namespace newsgrep::cli
