#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "cli/indexing_for_newsgrep.hpp"
#include "cli/run_program.hpp"
#include "cli/say.hpp"
#include "cli/short_path.hpp"
#include "cli/terminal.hpp"
#include "indexer/cli/dump.hpp"
#include "indexer/cli/index_options.hpp"
#include "indexer/cli/progress_line.hpp"
#include "newsgrep/ingest.hpp"
#include "newsgrep/searcher.hpp"

namespace {

using namespace newsgrep;
using namespace newsgrep::cli;
namespace fs = std::filesystem;

constexpr std::string_view program = "newsgrep-index";

/// How many different reasons the summary names without --verbose; more are counted together.
constexpr std::size_t max_reasons = 8;

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
  explicit IndexProgram(const IndexRequest& request) : request_(request) {}

  int run() {
    const auto format = format_from_name(request_.format);
    if (!format) {
      throw Error(ErrorCode::bad_argument, "there is no format called " + request_.format,
                  "use auto, text, jsonl or tsv");
    }
    if (request_.paths.empty() && request_.removed_ids.empty() && !request_.writer.purge) {
      throw Error(ErrorCode::bad_argument, "no PATH is given",
                  "name a file or folder, or - for standard input");
    }
    IngestOptions ingest_options;
    ingest_options.reader.format = *format;

    if (request_.dump) {
      const auto problems = dump(request_.paths, ingest_options.reader, std::cout);
      for (const auto& problem : problems) report(problem);
      return problems.empty() ? exit_found : exit_trouble;
    }

    if (request_.writer.rebuild) check_paths_exist();
    // Where nothing is to be added, a new index is not what the user meant.
    if (request_.paths.empty()) const Searcher there_is_an_index(request_.index_dir);
    auto writer_options = request_.writer;
    writer_options.variants = read_variants(request_.variants_file);
    IndexWriter writer(request_.index_dir, writer_options);
    bool all_known = true;
    for (const auto& id : request_.removed_ids) {
      if (writer.remove(id)) continue;
      all_known = false;
      say(program, "there is no article " + visible(id) + " in the index");
    }
    const auto summary = ingest_with_progress(writer, ingest_options);
    const bool all_read = report_unread_arguments(summary);
    if (request_.for_newsgrep) {
      report_skipped(summary);
      return all_read ? exit_found : exit_unread;
    }
    if (!request_.quiet) report(summary);
    return all_known && all_read ? exit_found : exit_trouble;
  }

 private:
  /// A mistyped PATH must not make a new, empty index of a full one.
  void check_paths_exist() const {
    for (const auto& path : request_.paths) {
      if (path == "-" || fs::exists(path)) continue;
      throw Error(ErrorCode::bad_argument, "no such file or directory: " + path.string(),
                  "the index is left as it is");
    }
  }

  IngestSummary ingest_with_progress(IndexWriter& writer, IngestOptions ingest_options) {
    if (request_.quiet) return ingest(writer, request_.paths, ingest_options);
    ProgressLine line;
    ingest_options.on_progress = [&](const IngestProgress& progress) { line.show(progress); };
    return ingest(writer, request_.paths, ingest_options);
  }

  /// Says which PATHs that were typed could not be read at all; true when there is none. What is
  /// below them does not count.
  bool report_unread_arguments(const IngestSummary& summary) const {
    std::set<std::string> unread;
    for (const auto& path : request_.paths) {
      auto full = path == "-" ? path : fs::absolute(path).lexically_normal();
      if (!full.has_filename()) full = full.parent_path();  // `folder/`
      if (summary.unread_paths.contains(full.string())) unread.insert(full.string());
    }
    const bool said_anyway = request_.verbose && !request_.quiet;
    for (const auto& problem : summary.skipped) {
      if (!said_anyway && unread.contains(problem.path)) report(problem);
    }
    return unread.empty();
  }

  /// In one line, and only when the files are new.
  static void report_skipped(const IngestSummary& summary) {
    if (summary.skipped.empty() || summary.counts.added + summary.counts.replaced == 0) return;
    say(program, counted(summary.skipped.size(), "input", "inputs") + " skipped",
        "newsgrep-index --verbose PATH lists them");
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
    const bool files_given = std::any_of(request_.paths.begin(), request_.paths.end(),
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
    if (!request_.verbose) {
      std::cerr << "--verbose lists them\n";
      return;
    }
    for (const auto& problem : summary.skipped) report(problem);
  }

  const IndexRequest& request_;
};

/// newsgrep searches the index as it is when this is the trouble.
bool is_not_writable(const Error& error) {
  return error.code() == ErrorCode::locked || error.code() == ErrorCode::io;
}

int update_index(const IndexRequest& request) {
  try {
    return IndexProgram(request).run();
  } catch (const Error& error) {
    if (!request.for_newsgrep || !is_not_writable(error)) throw;
    say(program, visible(error.what()));
    return exit_not_writable;
  }
}

}  // namespace

int main(int argc, char** argv) {
  IndexRequest request;
  return run_program(index_program(request), argc, argv, [&] { return update_index(request); });
}
