#include "indexer/cli/index_options.hpp"

#include <cstdint>
#include <functional>
#include <string_view>

#include "cli/common_options.hpp"
#include "cli/default_index_dir.hpp"
#include "cli/indexing_for_newsgrep.hpp"
#include "cli/option_values.hpp"
#include "cli/usage_error.hpp"

namespace newsgrep::cli {
namespace {

using Value = const std::string&;

constexpr std::uint64_t max_threads = 256;
constexpr std::uint64_t min_memory_mib = 64;
constexpr std::uint64_t max_memory_mib = std::uint64_t{1} << 20;

const Choices<Format> formats = {{"auto", Format::automatic},
                                 {"text", Format::plain_text},
                                 {"jsonl", Format::json_lines},
                                 {"tsv", Format::tsv}};

const Choices<Vanished> vanished_choices = {{"remove", Vanished::remove}, {"keep", Vanished::keep}};
/// Tasks other than bringing the index up to date; they exclude each other.
constexpr std::string_view task_set = "task";

/// The options that only make sense when the index is brought up to date.
std::vector<std::string_view> update_options() {
  return {"--language", "--variants", "--delete",   "--rebuild", "--purge",
          "--dump",     "--shared",   "--vanished", "--follow"};
}

/// Returns `others` and update_options().
std::vector<std::string_view> update_options_and(std::vector<std::string_view> others) {
  const auto options = update_options();
  others.insert(others.end(), options.begin(), options.end());
  return others;
}

std::function<void(Value)> set_task(IndexRequest& request, IndexTask task) {
  return [&request, task](Value) { request.task = task; };
}

/// Throws unless the arguments make sense together.
void check_task(const IndexRequest& request) {
  const bool is_update = request.task == IndexTask::update;
  if (!is_update && !request.paths.empty()) {
    throw UsageError("A PATH makes no sense with --check, --repair or --info",
                     "They are about the index as it is; name it with --index");
  }
  if (request.thorough && request.task != IndexTask::check && request.task != IndexTask::repair) {
    throw UsageError("--thorough is for --check and --repair");
  }
  const bool has_work =
      !request.paths.empty() || !request.removed_ids.empty() || request.writer.purge;
  if (!is_update || has_work) return;
  throw UsageError("No PATH given",
                   "Name a file or folder (newsgrep-index ~/articles), or - for standard input");
}

std::vector<Option> index_options(IndexRequest& request) {
  auto& writer = request.writer;
  return {
      index_option(request.index_dir),
      {.names = {"--format"},
       .value = {.name = "NAME", .choices = values_of(formats)},
       .group = options_group,
       .help = "Format of the files: auto (by name), text, jsonl or tsv (id<TAB>title<TAB>text, "
               "an article of one passage a line)",
       .manual = "auto, the default, goes by the end of a file's name.",
       .apply = [&](Value value) { request.format = meaning_of(value, formats); }},
      {.names = {"--language"},
       .value = {.name = "CODE"},
       .group = options_group,
       .help = "Language of articles that name none (default en); fixed once the index is made",
       .apply = [&](Value value) { writer.language = value; }},
      {.names = {"--variants"},
       .value = {.name = "FILE", .completes = Completes::files},
       .group = options_group,
       .help = "File of spellings that count as one word, a group a line (Kyiv = Kiev); fixed once "
               "the index is made",
       .manual = "They are added to the spellings that newsgrep knows.",
       .apply = [&](Value value) { request.variants_file = value; }},
      {.names = {"--delete"},
       .value = {.name = "ID", .repeated = Repeated::all_count},
       .group = options_group,
       .help = "Remove the article with this id; may be repeated",
       .apply = [&](Value value) { request.removed_ids.push_back(value); }},
      {.names = {"--rebuild"},
       .group = options_group,
       .help = "Make a new index of PATHs alone, in place of the old one",
       .apply = turn_on(writer.rebuild)},
      {.names = {"--purge"},
       .group = options_group,
       .help = "Rewrite what holds deleted articles, so that nothing of them is left on disk",
       .manual = "Without it, articles are only marked as deleted until their part of the index is "
                 "rewritten.",
       .apply = turn_on(writer.purge)},
      {.names = {"--shared"},
       .group = options_group,
       .help = "Let other users read the index, as far as the umask allows",
       .manual = "Without it only you can read an index that you make. It stays as it is: a later "
                 "run need not say so again.",
       .apply = turn_on(writer.shared)},
      {.names = {"--vanished"},
       .value = {.name = "WHAT", .choices = values_of(vanished_choices)},
       .group = options_group,
       .help = "What to do with the articles of files that are gone: remove or keep",
       .manual =
           "Without it they are removed, but nothing of a PATH that does not exist any more, or "
           "of which all files are gone, or more than half and at least ten: a disk may not be "
           "mounted there. Then a message says so and the exit status is 2.",
       .apply = [&](Value value) { request.vanished = meaning_of(value, vanished_choices); }},
      {.names = {"--follow"},
       .group = options_group,
       .help = "Follow symbolic links that lead out of the PATHs, too",
       .manual = "Without it they are counted and passed over. A PATH that is a link itself is "
                 "always followed, and so are links to what is below a PATH.",
       .apply = [&](Value) { request.links = Links::all; }},
      {.names = {"--check"},
       .group = options_group,
       .help = "Look for damage in the index and change nothing: a line for each fault; exit "
               "status 1 if there is one",
       .manual = "Compares every byte with its checksum, and all that the files say with each "
                 "other, which takes about as long as reading them. It can run while the index is "
                 "being written or searched.",
       .set = task_set,
       .excludes = update_options_and({"--format"}),
       .apply = set_task(request, IndexTask::check)},
      {.names = {"--repair"},
       .group = options_group,
       .help =
           "Keep what is whole of a damaged index, and read the rest again from its files; exit "
           "status 1 if articles are lost",
       .manual = "Articles that can be read are kept; the others are read again if their files are "
                 "there. Each of these is listed, and each that is lost: its file is gone, or it "
                 "came from standard input. Give --format if the files were indexed with it. The "
                 "new state is checked before it replaces the old one. What is damaged is "
                 "removed then, so copy the folder before if you want to keep it.",
       .set = task_set,
       .excludes = update_options(),
       .apply = set_task(request, IndexTask::repair)},
      {.names = {"--thorough"},
       .group = options_group,
       .help = "With --check or --repair, also analyse each text again and compare its words",
       .manual = "This takes about as long as indexing. A damaged disk never needs it, because "
                 "checksums find every damage; it finds what a fault of newsgrep or of the "
                 "machine's memory wrote wrongly.",
       .apply = turn_on(request.thorough)},
      {.names = {"--info"},
       .group = options_group,
       .help = "Print what the index holds: articles, languages, dates, settings, sizes",
       .set = task_set,
       .excludes = update_options_and({"--format"}),
       .apply = set_task(request, IndexTask::info)},
      {.names = {"--threads"},
       .value = {.name = "NUM"},
       .group = options_group,
       .help = "Number of threads (default: one for each core)",
       .apply =
           [&](Value value) {
             writer.threads = static_cast<unsigned>(whole_number(value, 1, max_threads));
           }},
      {.names = {"--memory"},
       .value = {.name = "NUM"},
       .group = options_group,
       .help = "Memory to use, in MiB, approximately (default 512)",
       .apply =
           [&](Value value) {
             writer.memory_mib = whole_number(value, min_memory_mib, max_memory_mib);
           }},
      {.names = {"--dump"},
       .group = options_group,
       .help = "Print each article as it was read, a JSON object a line; index nothing",
       .apply = turn_on(request.dump)},
      {.names = {"-v", "--verbose"},
       .group = options_group,
       .help = "List every skipped input",
       .manual = "Without it, the summary counts them by reason.",
       .apply = turn_on(request.verbose)},
      {.names = {"--quiet"},
       .group = options_group,
       .help = "Print no progress and no summary",
       .apply = turn_on(request.quiet)},
      {.names = {for_newsgrep_option},
       .help = "Run by newsgrep",
       .apply = turn_on(request.for_newsgrep)},
  };
}

Manual index_manual() {
  Manual manual;
  manual.summary = "make the index that newsgrep searches, or bring it up to date";
  manual.synopsis = {"[OPTION]... PATH...", "[OPTION]... --delete ID...",
                     "[OPTION]... --check | --repair | --info"};
  manual.before_options = {
      {"DESCRIPTION",
       {paragraph("newsgrep-index reads the news articles of files and folders and indexes their "
                  "paragraphs for newsgrep(1). It adds new articles, replaces changed ones, and "
                  "removes those whose files are gone (see --vanished). Files that did not "
                  "change are not read again."),
        paragraph("PATH is a file, a folder, or - for JSON Lines on standard input."),
        paragraph("It can be stopped at any time and run again: a search sees the old index or the "
                  "new one, never a part of one.")}},
      {"INPUT",
       {item("text", "A file is an article: its title, then paragraphs separated by empty lines."),
        item("jsonl",
             "A line is an article, a JSON object with the keys title, text (or body or maintext), "
             "date, source, url, authors, lang and id. Other keys are kept."),
        item("tsv", "A line is an article of one passage: id<TAB>title<TAB>text.")}}};
  manual.after_options = {
      {"EXIT STATUS",
       {item("0", "Done; the summary counts the inputs that were skipped."),
        item("1", "--check found damage, or --repair could not bring back every article."),
        item("2",
             "Trouble. Also when a PATH could not be read at all, when the system refused to read "
             "something below one, and when most of the files of one are gone (see --vanished): "
             "everything else is indexed then, and the index keeps what it has of these.")}},
      {"ENVIRONMENT",
       {item("NEWSGREP_INDEX", "The folder of the index."),
        item("XDG_DATA_HOME",
             "The folder that holds newsgrep/index, the index, if NEWSGREP_INDEX is "
             "not set.")}},
      {"FILES",
       {item("$XDG_DATA_HOME/newsgrep/index",
             "The index. Without XDG_DATA_HOME, it is in ~/.local/share.")}},
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
      "Makes the index that newsgrep searches, or brings it up to date: adds new\n"
      "articles, replaces changed ones, and removes those whose files are gone.";
  program.help_footer =
      "Exit status: 0 done, 1 --check found damage or --repair lost articles, 2 trouble\n"
      "(also when something could not be read).\n\n"
      "Examples:\n"
      "  newsgrep-index ~/articles\n"
      "  newsgrep-index --dump saved/page.txt\n"
      "  zcat feed.jsonl.gz | newsgrep-index -";
  program.positionals = {{.name = "PATH",
                          .repeated = true,
                          .help = "Files and folders to index; - is JSON Lines on standard input",
                          .apply = [&](Value argument) {
                            if (argument.empty()) {
                              throw UsageError("A PATH is empty", "Is a shell variable unset?");
                            }
                            request.paths.emplace_back(argument);
                          }}};
  program.options = index_options(request);
  add_common_options(program.options);
  program.manual = index_manual;
  program.finish = [&] {
    check_task(request);
    if (request.index_dir.empty() && !request.dump) request.index_dir = default_index_dir();
  };
  return program;
}

}  // namespace newsgrep::cli
