#include "searcher/cli/newsgrep_options.hpp"

#include <cmath>
#include <iterator>
#include <limits>
#include <utility>

#include "cli/common_options.hpp"
#include "cli/option_values.hpp"
#include "cli/usage_error.hpp"
#include "searcher/cli/grep_options.hpp"
#include "searcher/cli/newsgrep_manual.hpp"

namespace newsgrep::cli {
namespace {

using Value = const std::string&;

constexpr std::string_view search_group = "Search options";
constexpr std::string_view output_group = "Output options";
constexpr std::string_view order_group = "Order and restriction";

/// The set of options of which each decides alone what is printed.
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
       .help = "Take the queries from FILE, one a line; - is standard input",
       .manual = "Empty lines are passed over. A line name<TAB>query gives its query a name, else "
                 "the number of the line is its name; the name stands in front of what is "
                 "printed, in JSON as the key query. All queries are read before the first is "
                 "run. Every positional argument is a PATH.",
       .apply = [&](Value value) { request.query_file = not_empty(value); }},
      {.names = {"--like"},
       .value = {.name = "ID"},
       .group = search_group,
       .help = "Search for passages that tell the same as this one",
       .manual = "The id of a passage is in the output of --json. The passage itself is left "
                 "out. Every positional argument is a PATH.",
       .excludes = {"--file", "--word-regexp"},
       .apply = [&](Value value) { request.like = not_empty(value); }},
      {.names = {"-w", "--word-regexp", "--no-stem"},
       .group = search_group,
       .help = "Match words only as they are written",
       .manual = "Neither other forms of a word nor other spellings match, as if = stood before "
                 "each.",
       .apply = turn_on(request.as_written)},
      {.names = {"--strict"},
       .group = search_group,
       .help = "Search for nothing when the query is not wholly understood",
       .manual = "Without it, what was not understood is said on standard error and the rest is "
                 "searched for.",
       .apply = turn_on(request.strict)},
      {.names = {"--explain"},
       .group = search_group,
       .help = "Print how the query is run, and the score of each passage",
       .manual = "First come the query as it was understood, how it is run, and its terms with "
                 "the passages that hold them and their weights.",
       .excludes = {output_set},
       .apply = turn_on(request.explain)},
      {.names = {"--timeout"},
       .value = {.name = "SECONDS", .repeated = Repeated::last_counts},
       .group = search_group,
       .help = "Show the best found after so many seconds (10); 0 waits to the end",
       .manual = "It is said on standard error when the time was up. What is counted (-c, -L, "
                 "--timeline, --sources) is exact, so it is an error there.",
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
  auto context = context_option({"-C", "--context"},
                                "Print NUM passages of the article on either side; so does -NUM",
                                [&](std::size_t count) { request.around = count; });
  context.takes_dash_number = true;
  return {
      {.names = {"-m", "--max-count"},
       .value = {.name = "NUM", .repeated = Repeated::last_counts},
       .group = output_group,
       .help = "Show at most NUM passages (10); 0 shows all",
       .manual = "With -l and -L, articles are counted.",
       .apply = [&](Value value) { request.max_count = whole_number(value, 0, max_hits); }},
      output_option({"-c", "--count"}, "Print how many passages match", Output::count, request,
                    "Passages with the same words are all counted. With --json, an object of "
                    "type count."),
      output_option({"-l", "--files-with-matches"}, "Print the path of each article with a match",
                    Output::files_with_matches, request,
                    "An article that came from no file is named by its URL, or else by its id."),
      output_option({"-L", "--files-without-match"},
                    "Print the path of each article without a match", Output::files_without_matches,
                    request),
      output_option({"-o", "--only-matching"}, "Print what matched, each on a line of its own",
                    Output::matches, request),
      output_option({"-q", "--quiet"}, "Print nothing; the exit status tells", Output::nothing,
                    request),
      context_option({"-A", "--after-context"}, "Print NUM passages of the article behind it",
                     [&](std::size_t count) { request.after = count; }),
      context_option({"-B", "--before-context"}, "Print NUM passages of the article before it",
                     [&](std::size_t count) { request.before = count; }),
      std::move(context),
      {.names = {"-n", "--line-number"},
       .group = output_group,
       .help = "Print the number of the paragraph, as always",
       .manual = "It always is; the option is there for the sake of grep.",
       .apply = [](Value) {}},
      {.names = {"-0", "--null"},
       .group = output_group,
       .help = "Put a NUL behind paths, instead of a newline or a colon",
       .manual = "For xargs -0, and for paths with a colon or a newline in them: in a pipe they "
                 "are not escaped then.",
       .excludes = {"--count", "--timeline", "--sources"},
       .apply = turn_on(request.null_after_path)},
      output_option({"--timeline"}, "Print how many passages match by day", Output::timeline,
                    request,
                    "On a terminal a bar chart by day, week, month, quarter or year, the finest "
                    "that fits. In a pipe a line for each day: the day, passages and articles, "
                    "with tabs between them, and - for articles without a date."),
      output_option({"--sources"}, "Print how many passages match by source", Output::sources,
                    request,
                    "In a pipe a line for each source: its name, passages and articles, with "
                    "tabs between them, and - for articles without a source."),
      {.names = {"--json"},
       .group = output_group,
       .help = "Print JSON Lines, an object a passage",
       .excludes = {"--files-with-matches", "--files-without-match", "--only-matching", "--quiet",
                    "--null"},
       .apply = turn_on(request.json)},
      {.names = {"--color", "--colour"},
       .value = {.name = "WHEN", .choices = values_of(color_modes), .when_left_out = "always"},
       .group = output_group,
       .help = "Colour what matched: auto, always or never",
       .manual = "auto is the default: on a terminal, unless NO_COLOR is set.",
       .apply = [&](Value value) { request.color = meaning_of(value, color_modes); }},
      {.names = {"--no-pager"},
       .group = output_group,
       .help = "Never print through a pager",
       .apply = [&](Value) { request.pager = false; }},
  };
}

std::vector<Option> order_options(SearchRequest& request) {
  return {
      {.names = {"--sort"},
       .value = {.name = "ORDER", .choices = values_of(sorts), .repeated = Repeated::last_counts},
       .group = order_group,
       .help = "Order: relevance, date or -date (newest first)",
       .manual = "date is oldest first, -date newest first; passages without a date come last.",
       .apply = [&](Value value) { request.sort = meaning_of(value, sorts); }},
      {.names = {"--since"},
       .value = {.name = "DATE", .repeated = Repeated::last_counts},
       .group = order_group,
       .help = "Only from this day, month or year on, or this age",
       .apply = [&](Value value) { request.since = not_empty(value); }},
      {.names = {"--until"},
       .value = {.name = "DATE", .repeated = Repeated::last_counts},
       .group = order_group,
       .help = "Only up to this day, month or year, or this age",
       .apply = [&](Value value) { request.until = not_empty(value); }},
      {.names = {"--source"},
       .value = {.name = "NAME", .repeated = Repeated::all_count},
       .group = order_group,
       .help = "Only of this source; may be repeated",
       .manual = "Given several times, any of them will do.",
       .apply = [&](Value value) { request.sources.push_back(not_empty(value)); }},
      {.names = {"--first"},
       .group = order_group,
       .help = "Of passages with the same words, show the earliest instead of the best",
       .excludes = {"--all", "--count", "--files-without-match", "--timeline", "--sources"},
       .apply = [&](Value) { request.fold = Fold::earliest; }},
      {.names = {"--all"},
       .group = order_group,
       .help = "Show all passages with the same words",
       .manual = "Otherwise passages with the same words are one hit, the best of them.",
       .apply = [&](Value) { request.fold = Fold::none; }},
  };
}

void append(std::vector<Option>& options, std::vector<Option> more) {
  options.insert(options.end(), std::make_move_iterator(more.begin()),
                 std::make_move_iterator(more.end()));
}

/// With --file and --like there is no QUERY: every argument is a PATH.
void settle_query(SearchRequest& request) {
  if (request.query_file.empty() && request.like.empty()) {
    if (!request.query) throw UsageError("QUERY is required");
  } else if (request.query) {
    request.paths.emplace(request.paths.begin(), *std::exchange(request.query, std::nullopt));
  }
}

}  // namespace

Program newsgrep_program(SearchRequest& request) {
  Program program;
  program.name = "newsgrep";
  program.summary = "Ranks the passages of news articles for QUERY and shows the best.";
  program.help_footer = newsgrep_help_footer;
  program.positionals = {
      {.name = "QUERY",
       .help = "What to look for; one argument, so quote it",
       .apply = [&](Value argument) { request.query = argument; }},
      {.name = "PATH",
       .repeated = true,
       .help = "Search only what is below these files and folders, which are indexed first",
       .apply = [&](Value argument) { request.paths.emplace_back(argument); }}};
  program.options = search_options(request);
  append(program.options, output_options(request));
  append(program.options, order_options(request));
  add_common_options(program.options);
  program.manual = newsgrep_manual;
  program.instead_of = instead_of_grep_option;
  program.finish = [&] { settle_query(request); };
  return program;
}

}  // namespace newsgrep::cli
