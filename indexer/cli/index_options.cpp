#include "indexer/cli/index_options.hpp"

#include <cstdint>

#include "cli/common_options.hpp"
#include "cli/indexing_for_newsgrep.hpp"
#include "cli/option_values.hpp"

namespace newsgrep::cli {
namespace {

using Value = const std::string&;

constexpr std::uint64_t max_threads = 256;
constexpr std::uint64_t min_memory_mib = 64;
constexpr std::uint64_t max_memory_mib = std::uint64_t{1} << 20;

std::vector<Option> index_options(IndexRequest& request) {
  auto& writer = request.writer;
  return {
      index_option(request.index_dir),
      {.names = {"--format"},
       .value = {.name = "NAME"},
       .group = options_group,
       .help =
           "How the files are written: auto (by name), text, jsonl, tsv (id<TAB>title<TAB>text, "
           "an article of one passage a line)",
       .manual = "auto, the default, goes by the ends of their names.",
       .apply = [&](Value value) { request.format = value; }},
      {.names = {"--language"},
       .value = {.name = "CODE"},
       .group = options_group,
       .help = "Language of articles that name none (en); fixed when the index is made",
       .apply = [&](Value value) { writer.language = value; }},
      {.names = {"--variants"},
       .value = {.name = "FILE", .completes = Completes::files},
       .group = options_group,
       .help = "More spellings that count as one word, a group a line: Kyiv = Kiev; fixed when the "
               "index is made",
       .manual = "A group is a line: Kyiv = Kiev.",
       .apply = [&](Value value) { request.variants_file = value; }},
      {.names = {"--delete"},
       .value = {.name = "ID", .repeated = Repeated::all_count},
       .group = options_group,
       .help = "Take the article with this id out",
       .apply = [&](Value value) { request.removed_ids.push_back(value); }},
      {.names = {"--rebuild"},
       .group = options_group,
       .help = "Make the index anew from PATHs alone",
       .apply = turn_on(writer.rebuild)},
      {.names = {"--purge"},
       .group = options_group,
       .help = "Rewrite what holds deleted articles, so that nothing of them is left on disk",
       .manual = "Otherwise they are only marked as deleted until their part is rewritten.",
       .apply = turn_on(writer.purge)},
      {.names = {"--threads"},
       .value = {.name = "NUM"},
       .group = options_group,
       .help = "How many threads (one for each core)",
       .apply =
           [&](Value value) {
             writer.threads = static_cast<unsigned>(whole_number(value, 1, max_threads));
           }},
      {.names = {"--memory"},
       .value = {.name = "NUM"},
       .group = options_group,
       .help = "About how much memory it may take, in MiB (512)",
       .apply =
           [&](Value value) {
             writer.memory_mib = whole_number(value, min_memory_mib, max_memory_mib);
           }},
      {.names = {"--dump"},
       .group = options_group,
       .help = "Index nothing; print each article as read, a JSON object a line",
       .apply = turn_on(request.dump)},
      {.names = {"-v", "--verbose"},
       .group = options_group,
       .help = "List every input that was skipped",
       .manual = "Without it, the summary counts them by reason.",
       .apply = turn_on(request.verbose)},
      {.names = {"--quiet"},
       .group = options_group,
       .help = "No summary and no progress",
       .apply = turn_on(request.quiet)},
      {.names = {for_newsgrep_option},
       .help = "Run by newsgrep",
       .apply = turn_on(request.for_newsgrep)},
  };
}

Manual index_manual() {
  Manual manual;
  manual.summary = "make the index that newsgrep searches, or bring it up to date";
  manual.synopsis = {"[OPTION]... PATH...", "[OPTION]... --delete ID..."};
  manual.before_options = {
      {"DESCRIPTION",
       {paragraph("newsgrep-index reads news articles below PATH and indexes their paragraphs for "
                  "newsgrep(1). It adds what is new, replaces what changed, and drops what "
                  "vanished from a folder; files that did not change since are passed over."),
        paragraph("PATH is a file, a folder, or - for JSON Lines on standard input."),
        paragraph("It may be stopped at any instant and run again: searches see the old index or "
                  "the new one, never half of one.")}},
      {"INPUT",
       {item("text", "A file is an article: title, then paragraphs with empty lines between them."),
        item("jsonl",
             "A line is an article, a JSON object with the keys title, text (or body or maintext), "
             "date, source, url, authors, lang and id. Other keys are kept."),
        item("tsv", "A line is an article of one passage: id<TAB>title<TAB>text.")}}};
  manual.after_options = {
      {"EXIT STATUS",
       {item("0", "Done; what could not be read is counted in the summary."),
        item("2", "Trouble; also when a PATH could not be read at all.")}},
      {"ENVIRONMENT",
       {item("NEWSGREP_INDEX", "The folder of the index."),
        item("XDG_DATA_HOME", "Where the index is, unless NEWSGREP_INDEX says it.")}},
      {"FILES",
       {item("$XDG_DATA_HOME/newsgrep/index",
             "The index; in ~/.local/share when XDG_DATA_HOME is not set.")}},
      {"EXAMPLES",
       {example("newsgrep-index ~/articles\n"
                "newsgrep-index --dump saved/page.txt\n"
                "zcat feed.jsonl.gz | newsgrep-index -")}},
      {"SEE ALSO", {paragraph("newsgrep(1)")}}};
  return manual;
}

}  // namespace

Program index_program(IndexRequest& request) {
  Program program;
  program.name = "newsgrep-index";
  program.summary =
      "Makes the index that newsgrep searches, or brings it up to date: adds what is\n"
      "new below PATH, replaces what changed, and drops what vanished from a folder.";
  program.help_footer =
      "PATH is a file, a folder, or - for JSON Lines on standard input.\n"
      "Exit status: 0 done, 2 trouble (also when a PATH could not be read at all).\n\n"
      "Examples:\n"
      "  newsgrep-index ~/articles\n"
      "  newsgrep-index --dump saved/page.txt\n"
      "  zcat feed.jsonl.gz | newsgrep-index -";
  program.positionals = {
      {.name = "PATH", .repeated = true, .help = "What to index", .apply = [&](Value argument) {
         request.paths.emplace_back(argument);
       }}};
  program.options = index_options(request);
  add_common_options(program.options);
  program.manual = index_manual;
  return program;
}

}  // namespace newsgrep::cli
