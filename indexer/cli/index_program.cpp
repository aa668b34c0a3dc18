#include "indexer/cli/index_program.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "cli/counted.hpp"
#include "cli/indexing_for_newsgrep.hpp"
#include "cli/run_program.hpp"
#include "cli/say.hpp"
#include "cli/terminal.hpp"
#include "indexer/cli/dump_articles.hpp"
#include "indexer/cli/index_summary.hpp"
#include "indexer/cli/input_report.hpp"
#include "indexer/cli/look_after_index.hpp"
#include "indexer/cli/progress_line.hpp"
#include "newsgrep/ingest.hpp"
#include "newsgrep/searcher.hpp"
#include "newsgrep/walk.hpp"

namespace newsgrep::cli {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view program = "newsgrep-index";

std::string read_variants(const fs::path& path) {
  if (path.empty()) return {};
  std::ifstream in(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in) {
    throw Error(ErrorCode::bad_argument,
                "Cannot read the variants in " + path.string() + ": " + std::strerror(errno),
                "Name a file that you can read with --variants");
  }
  return text;
}

class IndexProgram {
 public:
  explicit IndexProgram(const IndexRequest& request) : request_(request) {}

  int run() {
    IngestOptions ingest_options;
    ingest_options.reader.format = request_.format;
    ingest_options.links = request_.links;
    ingest_options.vanished = request_.vanished;

    if (request_.dump) {
      const auto problems =
          dump_articles(request_.paths, ingest_options.reader, request_.links, std::cout);
      for (const auto& problem : problems) report(problem);
      return problems.empty() ? exit_found : exit_trouble;
    }

    if (request_.writer.rebuild) check_there_are_files();
    // Where nothing is to be added, a new index is not what the user meant.
    if (request_.paths.empty()) const Searcher there_is_an_index(request_.index_dir);
    auto writer_options = request_.writer;
    writer_options.variants = read_variants(request_.variants_file);
    IndexWriter writer(request_.index_dir, writer_options);
    bool all_known = true;
    for (const auto& id : request_.removed_ids) {
      if (writer.remove(id)) continue;
      all_known = false;
      say(program, "No article in the index has the id " + visible(id));
    }
    const auto summary = ingest_with_progress(writer, ingest_options);
    const bool all_read = report_trouble(summary, request_);
    if (request_.for_newsgrep) {
      report_skipped(summary);
      return all_read ? exit_found : exit_unread;
    }
    if (!request_.quiet) report_all(summary);
    return all_known && all_read ? exit_found : exit_trouble;
  }

 private:
  /// Throws if a PATH does not exist or there is no file in any: a mistyped one, or a disk that is
  /// not mounted, must not replace a full index by an empty one.
  void check_there_are_files() const {
    bool any = request_.vanished == Vanished::remove;
    for (const auto& path : request_.paths) {
      any = any || path == "-" || fs::is_regular_file(path);
      if (path == "-" || fs::exists(path)) continue;
      throw Error(ErrorCode::bad_argument, "No such file or directory: " + path.string(),
                  "Check the path; the index was not changed");
    }
    if (any || request_.paths.empty() || !walk(request_.paths, request_.links).files.empty())
      return;
    throw Error(ErrorCode::bad_argument,
                "No files to index below " + request_.paths.front().string(),
                "Is a disk not mounted? The index was not changed; --vanished remove empties it");
  }

  IngestSummary ingest_with_progress(IndexWriter& writer, IngestOptions ingest_options) {
    if (request_.quiet) return ingest(writer, request_.paths, ingest_options);
    ProgressLine line;
    ingest_options.on_progress = [&](const IngestProgress& progress) { line.show(progress); };
    return ingest(writer, request_.paths, ingest_options);
  }

  /// Says how many inputs were skipped, if there are new articles.
  static void report_skipped(const IngestSummary& summary) {
    if (summary.skipped.empty() || summary.counts.added + summary.counts.replaced == 0) return;
    say(program, counted(summary.skipped.size(), "input", "inputs") + " skipped",
        "newsgrep-index -v PATH lists them");
  }

  void report_all(const IngestSummary& summary) const {
    std::cerr << summary_text(summary, request_);
    if (!request_.verbose) return;
    for (const auto& problem : summary.skipped) report(problem);
    for (const auto& link : summary.links_out) report({link.string(), 0, "leads out of the PATHs"});
  }

  const IndexRequest& request_;
};

/// Returns whether newsgrep can search the index as it is in spite of the error.
bool is_not_writable(const Error& error) {
  return error.code() == ErrorCode::locked || error.code() == ErrorCode::index_changed ||
         error.code() == ErrorCode::io;
}

}  // namespace

int update_index(const IndexRequest& request) {
  if (request.task != IndexTask::update) return look_after_index(request);
  try {
    return IndexProgram(request).run();
  } catch (const Error& error) {
    if (!request.for_newsgrep || !is_not_writable(error)) throw;
    say(program, visible(error.what()));
    return exit_not_writable;
  }
}

}  // namespace newsgrep::cli
