#include "searcher/cli/command_line.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <limits>
#include <map>
#include <utility>

#include "cli/number_check.hpp"
#include "cli/option_facts.hpp"
#include "searcher/cli/grep_manners.hpp"
#include "searcher/cli/search_manual.hpp"

namespace newsgrep::cli {
namespace {

constexpr const char* search_group = "Search options";
constexpr const char* output_group = "Output options";
constexpr const char* order_group = "Order and restriction";
constexpr double max_timeout_seconds = 1e6;
constexpr std::uint64_t max_hits = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint64_t max_context = 1000;

const std::map<std::string, ColorMode> color_modes = {
    {"auto", ColorMode::automatic}, {"always", ColorMode::always}, {"never", ColorMode::never}};

const std::map<std::string, Sort> sorts = {
    {"relevance", Sort::relevance}, {"date", Sort::oldest_first}, {"-date", Sort::newest_first}};

/// What each of the options that decide on the output asks for.
const std::vector<std::pair<const char*, Output>> outputs = {
    {"--count", Output::count},
    {"--files-with-matches", Output::files_with_matches},
    {"--files-without-match", Output::files_without_matches},
    {"--only-matching", Output::matches},
    {"--quiet", Output::nothing},
    {"--timeline", Output::timeline},
    {"--sources", Output::sources}};

/// An empty value is a slip (a variable that is not set), not a wish for all there is.
CLI::Validator not_empty() {
  return {
      [](const std::string& text) { return std::string(text.empty() ? "its value is empty" : ""); },
      ""};
}

}  // namespace

CommandLine::CommandLine()
    : app_("Ranks the passages of news articles for QUERY and shows the best.", "newsgrep") {
  app_.footer(search_help_footer());
  app_.add_option("QUERY", options_.query, "What to look for; one argument, so quote it");
  app_.add_option("PATH", options_.paths,
                  "Search only what is below these files and folders, which are indexed first");
  add_search_options();
  add_output_options();
  add_order_options();
  add_common_options(app_, options_.common);
}

void CommandLine::add_search_options() {
  app_.option_defaults()->group(search_group);
  app_.add_option("-f,--file", options_.query_file,
                  "Take the queries from FILE, one a line; - is standard input")
      ->type_name("FILE")
      ->check(not_empty());
  app_.add_option("--like", options_.like, "Search for passages that tell the same as this one")
      ->type_name("ID")
      ->check(not_empty());
  app_.add_flag("-w,--word-regexp,--no-stem", options_.as_written,
                "Match words only as they are written");
  app_.add_flag("--strict", options_.strict,
                "Search for nothing when the query is not wholly understood");
  app_.add_flag("--explain", options_.explain,
                "Print how the query is run, and the score of each passage");
  app_.add_option("--timeout", timeout_seconds_,
                  "Show the best found after so many seconds (10); 0 waits to the end")
      ->type_name("SECONDS")
      ->check(number_up_to(max_timeout_seconds))
      ->take_last();
  add_index_option(app_, options_.common);
}

void CommandLine::add_output_options() {
  app_.option_defaults()->group(output_group);
  app_.add_option("-m,--max-count", options_.max_count,
                  "Show at most NUM passages (10); 0 shows all")
      ->type_name("NUM")
      ->check(whole_number(0, max_hits))
      ->take_last();
  const auto add_kind = [&](const char* names, const std::string& summary) {
    app_.add_flag(names, summary);
  };
  add_kind("-c,--count", "Print how many passages match");
  add_kind("-l,--files-with-matches", "Print the path of each article with a match");
  add_kind("-L,--files-without-match", "Print the path of each article without a match");
  add_kind("-o,--only-matching", "Print what matched, each on a line of its own");
  add_kind("-q,--quiet", "Print nothing; the exit status tells");
  const auto add_context = [&](const char* names, std::size_t& count, const char* summary) {
    app_.add_option(names, count, summary)
        ->type_name("NUM")
        ->check(whole_number(0, max_context))
        ->take_last();
  };
  add_context("-A,--after-context", options_.after, "Print NUM passages of the article behind it");
  add_context("-B,--before-context", options_.before,
              "Print NUM passages of the article before it");
  add_context("-C,--context", context_,
              "Print NUM passages of the article on either side; so does -NUM");
  app_.add_flag("-n,--line-number", line_number_, "Print the number of the paragraph, as always");
  app_.add_flag("-0,--null", options_.null_after_path,
                "Put a NUL behind paths, instead of a newline or a colon");
  add_kind("--timeline", "Print how many passages match by day");
  add_kind("--sources", "Print how many passages match by source");
  app_.add_flag("--json", options_.json, "Print JSON Lines, an object a passage");
  auto* color = app_.add_flag("--color{always},--colour{always}", color_,
                              "Colour what matched: auto, always or never")
                    ->type_name("WHEN");
  set_choices(*color, {"auto", "always", "never"});
  app_.add_flag("--no-pager", no_pager_, "Never print through a pager");
}

void CommandLine::add_order_options() {
  app_.option_defaults()->group(order_group);
  auto* sort = app_.add_option("--sort", sort_, "Order: relevance, date or -date (newest first)")
                   ->type_name("ORDER")
                   ->take_last();
  set_choices(*sort, {"relevance", "date", "-date"});
  app_.add_option("--since", options_.since, "Only from this day, month or year on, or this age")
      ->type_name("DATE")
      ->check(not_empty())
      ->take_last();
  app_.add_option("--until", options_.until, "Only up to this day, month or year, or this age")
      ->type_name("DATE")
      ->check(not_empty())
      ->take_last();
  app_.add_option("--source", options_.sources, "Only of this source; may be repeated")
      ->type_name("NAME")
      ->check(not_empty())
      ->allow_extra_args(false);
  app_.add_flag("--first", earliest_,
                "Of passages with the same words, show the earliest instead of the best");
  app_.add_flag("--all", all_, "Show all passages with the same words");
}

/// Whether an option with this long name, or an argument, stands on the command line.
bool CommandLine::given(std::string_view name) const {
  name.remove_prefix(std::min(name.find_first_not_of('-'), name.size()));
  const auto options = app_.parse_order();
  return std::any_of(options.begin(), options.end(),
                     [&](const auto* option) { return option->get_single_name() == name; });
}

/// CLI11 could do this, but only by setting up each pair at every start.
void CommandLine::refuse_what_makes_no_sense() const {
  const auto exclude = [&](const char* name, std::initializer_list<const char*> others) {
    if (!given(name)) return;
    for (const auto* other : others) {
      if (given(other)) throw CLI::ExcludesError(name, other);
    }
  };
  for (auto one = outputs.begin(); one != outputs.end(); ++one) {
    for (auto other = std::next(one); other != outputs.end(); ++other) {
      exclude(one->first, {other->first});
    }
  }
  exclude("--json", {"--files-with-matches", "--files-without-match", "--only-matching", "--quiet",
                     "--null"});
  for (const auto* context : {"--after-context", "--before-context", "--context"}) {
    for (const auto& [name, output] : outputs) exclude(context, {name});
  }
  for (const auto& [name, output] : outputs) exclude("--explain", {name});
  exclude("--first", {"--all", "--count", "--files-without-match", "--timeline", "--sources"});
  exclude("--like", {"--file", "--word-regexp"});
  exclude("--null", {"--count", "--timeline", "--sources"});
}

void CommandLine::complete() {
  refuse_what_makes_no_sense();
  if (given("--file") || given("--like")) {
    if (given("QUERY")) options_.paths.insert(options_.paths.begin(), options_.query);
  } else if (!given("QUERY")) {
    throw CLI::RequiredError("QUERY");
  }
  for (const auto& [name, output] : outputs) {
    if (given(name)) options_.output = output;
  }
  options_.max_count_given = given("--max-count");
  if (!given("--after-context")) options_.after = context_;
  if (!given("--before-context")) options_.before = context_;
  options_.context_given = options_.before + options_.after > 0;
  options_.color = color_modes.at(color_);
  options_.sort = sorts.at(sort_);
  options_.fold = earliest_ ? Fold::earliest : all_ ? Fold::none : Fold::best;
  options_.fold_given = earliest_ || all_;
  options_.pager = !no_pager_;
  options_.timeout = std::chrono::milliseconds(std::llround(std::ceil(timeout_seconds_ * 1000)));
}

Manual CommandLine::manual() const {
  return search_manual();
}

int CommandLine::run(int argc, char** argv, const std::function<int(const Options&)>& body) {
  const Program program{app_, options_.common, search_manual, instead_of_grep_option};
  const auto takes_value = [&](const std::string& argument) {
    const auto* option = argument.starts_with('-') ? app_.get_option_no_throw(argument) : nullptr;
    return option != nullptr && option->get_type_size() > 0;
  };
  return run_program(program, with_numbers_as_context(argc, argv, takes_value), [&] {
    complete();
    return body(options_);
  });
}

}  // namespace newsgrep::cli
