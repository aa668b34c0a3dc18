#include <CLI/CLI.hpp>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "cli/program.hpp"
#include "cli/terminal.hpp"
#include "dump.hpp"
#include "newsgrep/ingest.hpp"
#include "newsgrep/searcher.hpp"
#include "progress_line.hpp"

namespace {

using namespace newsgrep;
using namespace newsgrep::cli;
namespace fs = std::filesystem;

constexpr std::string_view program = "newsgrep-index";

/// How many different reasons the summary names without --verbose; more are counted together.
constexpr std::size_t max_reasons = 8;

struct Options {
  fs::path index_dir;
  std::vector<fs::path> paths;
  std::vector<std::string> removed_ids;
  std::string format = "auto";
  fs::path variants_file;
  WriterOptions writer;
  bool dump = false;
  bool verbose = false;
  bool quiet = false;
};

std::string read_variants(const fs::path& path) {
  if (path.empty()) return {};
  std::ifstream in(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in) {
    throw Error(ErrorCode::bad_argument, "cannot read the table of variants " + path.string());
  }
  return text;
}

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

class IndexProgram {
 public:
  IndexProgram()
      : app_(
            "Makes the index that newsgrep searches, or brings it up to date: adds what is new\n"
            "below PATH, replaces what changed, and drops what vanished from a folder.",
            std::string(program)) {
    app_.footer(
        "PATH is a file, a folder, or - for JSON Lines on standard input.\n"
        "Exit status: 0 done, 2 trouble (also when a PATH could not be read at all).\n\n"
        "Examples:\n"
        "  newsgrep-index ~/articles\n"
        "  newsgrep-index --dump saved/page.txt\n"
        "  zcat feed.jsonl.gz | newsgrep-index -");
    add_common_options(app_, options_.index_dir);
    app_.add_option("PATH", options_.paths, "What to index");
    app_.add_option("--format", options_.format,
                    "How the files are written: auto (by name), text, jsonl, tsv\n"
                    "(id<TAB>title<TAB>text, an article of one passage a line)")
        ->type_name("NAME");
    app_.add_option("--language", options_.writer.language,
                    "Language of articles that name none (en); fixed when the\n"
                    "index is made")
        ->type_name("CODE");
    app_.add_option("--variants", options_.variants_file,
                    "More spellings that count as one word, a group a line:\n"
                    "Kyiv = Kiev; fixed when the index is made")
        ->type_name("FILE");
    app_.add_option("--delete", options_.removed_ids, "Take the article with this id out")
        ->type_name("ID")
        ->allow_extra_args(false);
    app_.add_flag("--rebuild", options_.writer.rebuild, "Make the index anew from PATHs alone");
    app_.add_flag("--purge", options_.writer.purge,
                  "Rewrite what holds deleted articles, so that nothing of them\n"
                  "is left on disk");
    app_.add_option("--threads", options_.writer.threads, "How many threads (one for each core)")
        ->type_name("NUM")
        ->check(CLI::Range(1, 256));
    app_.add_flag("--dump", options_.dump,
                  "Index nothing; print each article as read, a JSON object\n"
                  "a line");
    app_.add_flag("-v,--verbose", options_.verbose, "List every input that was skipped");
    app_.add_flag("--quiet", options_.quiet, "No summary and no progress");
  }

  int run(int argc, char** argv) {
    return run_program(app_, argc, argv, [this] { return index(); });
  }

 private:
  int index() {
    const auto format = format_from_name(options_.format);
    if (!format) {
      throw Error(ErrorCode::bad_argument, "there is no format called " + options_.format,
                  "use auto, text, jsonl or tsv");
    }
    if (options_.paths.empty() && options_.removed_ids.empty() && !options_.writer.purge) {
      throw Error(ErrorCode::bad_argument, "no PATH is given",
                  "name a file or folder, or - for standard input");
    }
    IngestOptions ingest_options;
    ingest_options.reader.format = *format;

    if (options_.dump) {
      const auto problems = dump(options_.paths, ingest_options.reader, std::cout);
      for (const auto& problem : problems) report(problem);
      return problems.empty() ? exit_found : exit_trouble;
    }

    if (options_.writer.rebuild) check_paths_exist();
    // Where nothing is to be added, a new index is not what the user meant.
    if (options_.paths.empty()) const Searcher there_is_an_index(options_.index_dir);
    options_.writer.variants = read_variants(options_.variants_file);
    IndexWriter writer(options_.index_dir, options_.writer);
    bool all_known = true;
    for (const auto& id : options_.removed_ids) {
      if (writer.remove(id)) continue;
      all_known = false;
      say(program, "there is no article " + visible(id) + " in the index");
    }
    const auto summary = ingest_with_progress(writer, ingest_options);
    const bool all_read = report_unread_arguments(summary);
    if (!options_.quiet) report(summary);
    return all_known && all_read ? exit_found : exit_trouble;
  }

  /// A mistyped PATH must not make a new, empty index of a full one.
  void check_paths_exist() const {
    for (const auto& path : options_.paths) {
      if (path == "-" || fs::exists(path)) continue;
      throw Error(ErrorCode::bad_argument, "no such file or directory: " + path.string(),
                  "the index is left as it is");
    }
  }

  IngestSummary ingest_with_progress(IndexWriter& writer, IngestOptions ingest_options) {
    if (options_.quiet) return ingest(writer, options_.paths, ingest_options);
    ProgressLine line;
    ingest_options.on_progress = [&](const IngestProgress& progress) { line.show(progress); };
    return ingest(writer, options_.paths, ingest_options);
  }

  /// Says which PATHs that were typed could not be read at all; true when there is none. What is
  /// below them does not count.
  bool report_unread_arguments(const IngestSummary& summary) const {
    std::set<std::string> unread;
    for (const auto& path : options_.paths) {
      auto full = path == "-" ? path : fs::absolute(path).lexically_normal();
      if (!full.has_filename()) full = full.parent_path();  // `folder/`
      if (summary.unread_paths.contains(full.string())) unread.insert(full.string());
    }
    const bool said_anyway = options_.verbose && !options_.quiet;
    for (const auto& problem : summary.skipped) {
      if (!said_anyway && unread.contains(problem.path)) report(problem);
    }
    return unread.empty();
  }

  static void report(const Problem& problem) {
    const auto line = problem.line > 0 ? ":" + std::to_string(problem.line) : std::string();
    say(program, visible(short_path(problem.path)) + line + ": " + visible(problem.reason));
  }

  void report(const IngestSummary& summary) const {
    const auto& counts = summary.counts;
    std::cerr << counted(counts.added, "article", "articles") << " added, " << counts.replaced
              << " replaced, " << counts.removed << " removed, " << counts.unchanged
              << " unchanged; " << counted(counts.passages, "passage", "passages") << " indexed\n";
    const bool files_given = std::any_of(options_.paths.begin(), options_.paths.end(),
                                         [](const auto& path) { return path != "-"; });
    if (files_given) {
      std::cerr << counted(summary.files_read, "file", "files") << " read, "
                << summary.files_unchanged << " unchanged, " << summary.files_vanished
                << " vanished\n";
    }
    if (counts.words_cut > 0) {
      std::cerr << counted(counts.words_cut, "word was", "words were") << " over-long and cut\n";
    }
    if (summary.skipped.empty()) return;
    std::cerr << counted(summary.skipped.size(), "input", "inputs") << " skipped:\n";
    std::map<std::string, std::size_t> reasons;
    for (const auto& problem : summary.skipped) {
      ++reasons[visible(problem.reason.substr(0, problem.reason.find(':')))];
    }
    std::size_t named = 0;
    for (const auto& [reason, count] : reasons) {
      if (named++ == max_reasons) {
        std::cerr << "  and " << counted(reasons.size() - max_reasons, "reason", "reasons")
                  << " more\n";
        break;
      }
      std::cerr << "  " << count << "  " << reason << '\n';
    }
    if (!options_.verbose) {
      std::cerr << "--verbose lists them\n";
      return;
    }
    for (const auto& problem : summary.skipped) report(problem);
  }

  CLI::App app_;
  Options options_;
};

}  // namespace

int main(int argc, char** argv) {
  return IndexProgram().run(argc, argv);
}
