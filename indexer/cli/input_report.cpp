#include "indexer/cli/input_report.hpp"

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

#include "cli/counted.hpp"
#include "cli/say.hpp"
#include "cli/short_path.hpp"
#include "cli/terminal.hpp"

namespace newsgrep::cli {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view program = "newsgrep-index";

/// More problems than these are counted together unless all are asked for.
constexpr std::size_t max_reported = 10;

/// Returns the typed PATHs that could not be read at all.
std::set<std::string> unread_arguments(const IngestSummary& summary, const IndexRequest& request) {
  std::set<std::string> unread;
  for (const auto& path : request.paths) {
    auto full = path == "-" ? path : fs::absolute(path).lexically_normal();
    if (!full.has_filename()) full = full.parent_path();  // `folder/`
    if (summary.unread_paths.contains(full.string())) unread.insert(full.string());
  }
  return unread;
}

/// Returns how much of a path is gone: `all 12 files that were indexed are gone`.
std::string gone_of(const MissingPath& missing) {
  if (missing.files_indexed == 1) return "the file that was indexed is gone";
  const auto all = counted(missing.files_indexed, "file", "files") + " that were indexed are gone";
  const bool all_gone = missing.files_gone == missing.files_indexed;
  return all_gone ? "all " + all : grouped(missing.files_gone) + " of the " + all;
}

void report(const MissingPath& missing) {
  say(program,
      visible(short_path(missing.path)) + ": " + gone_of(missing) + "; nothing of it was removed",
      "Is a disk not mounted? newsgrep-index --vanished remove drops the articles, --vanished keep "
      "keeps them");
}

}  // namespace

void report(const Problem& problem) {
  const auto line = problem.line > 0 ? ":" + std::to_string(problem.line) : std::string();
  say(program, visible(short_path(problem.path)) + line + ": " + visible(problem.reason));
}

bool report_trouble(const IngestSummary& summary, const IndexRequest& request) {
  const auto unread = unread_arguments(summary, request);
  const bool said_anyway = request.verbose && !request.quiet;
  std::size_t troubles = 0;
  for (const auto& problem : summary.skipped) {
    if (!problem.is_read_error && !unread.contains(problem.path)) continue;
    if (!said_anyway && troubles < max_reported) report(problem);
    ++troubles;
  }
  if (!said_anyway && troubles > max_reported) {
    say(program,
        counted(troubles - max_reported, "other input", "other inputs") + " could not be read",
        "newsgrep-index -v PATH lists them");
  }
  for (const auto& missing : summary.missing) report(missing);
  return troubles == 0 && summary.missing.empty();
}

}  // namespace newsgrep::cli
