#include "indexer/cli/index_command_line.hpp"

#include <algorithm>

#include "cli/number_check.hpp"
#include "cli/option_facts.hpp"

namespace newsgrep::cli {
namespace {

constexpr std::uint64_t max_threads = 256;
constexpr std::uint64_t min_memory_mib = 64;
constexpr std::uint64_t max_memory_mib = std::uint64_t{1} << 20;

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
  manual.details = {
      {"--format", "auto, the default, goes by the ends of their names."},
      {"--variants", "A group is a line: Kyiv = Kiev."},
      {"--purge", "Otherwise they are only marked as deleted until their part is rewritten."},
      {"--verbose", "Without it, the summary counts them by reason."}};
  return manual;
}

}  // namespace

IndexCommandLine::IndexCommandLine()
    : app_(
          "Makes the index that newsgrep searches, or brings it up to date: adds what is\n"
          "new below PATH, replaces what changed, and drops what vanished from a folder.",
          "newsgrep-index") {
  app_.footer(
      "PATH is a file, a folder, or - for JSON Lines on standard input.\n"
      "Exit status: 0 done, 2 trouble (also when a PATH could not be read at all).\n\n"
      "Examples:\n"
      "  newsgrep-index ~/articles\n"
      "  newsgrep-index --dump saved/page.txt\n"
      "  zcat feed.jsonl.gz | newsgrep-index -");
  add_index_option(app_, options_.common);
  app_.add_option("PATH", options_.paths, "What to index");
  app_.add_option("--format", options_.format,
                  "How the files are written: auto (by name), text, jsonl, tsv "
                  "(id<TAB>title<TAB>text, an article of one passage a line)")
      ->type_name("NAME");
  app_.add_option("--language", options_.writer.language,
                  "Language of articles that name none (en); fixed when the index is made")
      ->type_name("CODE");
  app_.add_option("--variants", options_.variants_file,
                  "More spellings that count as one word, a group a line: Kyiv = Kiev; fixed when "
                  "the index is made")
      ->type_name("FILE");
  app_.add_option("--delete", options_.removed_ids, "Take the article with this id out")
      ->type_name("ID")
      ->allow_extra_args(false);
  app_.add_flag("--rebuild", options_.writer.rebuild, "Make the index anew from PATHs alone");
  app_.add_flag("--purge", options_.writer.purge,
                "Rewrite what holds deleted articles, so that nothing of them is left on disk");
  app_.add_option("--threads", options_.writer.threads, "How many threads (one for each core)")
      ->type_name("NUM")
      ->check(whole_number(1, max_threads));
  app_.add_option("--memory", options_.writer.memory_mib,
                  "About how much memory it may take, in MiB (512)")
      ->type_name("NUM")
      ->check(whole_number(min_memory_mib, max_memory_mib));
  app_.add_flag("--dump", options_.dump,
                "Index nothing; print each article as read, a JSON object a line");
  app_.add_flag("-v,--verbose", options_.verbose, "List every input that was skipped");
  app_.add_flag("--quiet", options_.quiet, "No summary and no progress");
  app_.add_flag(for_newsgrep_option, options_.for_newsgrep, "Run by newsgrep")->group("");
  add_common_options(app_, options_.common);
}

Manual IndexCommandLine::manual() const {
  return index_manual();
}

int IndexCommandLine::run(int argc, char** argv,
                          const std::function<int(const IndexOptions&)>& body) {
  return run_program({app_, options_.common, index_manual}, {argv + std::min(argc, 1), argv + argc},
                     [&] { return body(options_); });
}

}  // namespace newsgrep::cli
