#include "indexer/cli/look_after_index.hpp"

#include <iostream>

#include "cli/run_program.hpp"
#include "indexer/cli/check_text.hpp"
#include "indexer/cli/details_text.hpp"
#include "indexer/cli/progress_line.hpp"
#include "indexer/cli/repair_text.hpp"
#include "newsgrep/check.hpp"
#include "newsgrep/index_details.hpp"
#include "newsgrep/repair.hpp"

namespace newsgrep::cli {
namespace {

int check(const IndexRequest& request) {
  CheckOptions options;
  options.depth = request.thorough ? CheckDepth::texts : CheckDepth::structure;
  options.threads = request.writer.threads;
  CheckResult result;
  {
    ProgressLine line;
    if (!request.quiet) {
      options.on_progress = [&](const CheckProgress& progress) { line.show(progress); };
    }
    result = check_index(request.index_dir, options);
  }
  std::cout << fault_lines(result) << std::flush;
  if (!request.quiet) std::cerr << check_summary(result);
  return result.fault_count == 0 ? exit_found : exit_nothing;
}

int repair(const IndexRequest& request) {
  RepairOptions options;
  options.depth = request.thorough ? CheckDepth::texts : CheckDepth::structure;
  options.threads = request.writer.threads;
  options.memory_mib = request.writer.memory_mib;
  options.reader.format = request.format;
  RepairResult result;
  {
    ProgressLine line;
    if (!request.quiet) {
      options.on_progress = [&](const CheckProgress& progress) { line.show(progress); };
    }
    result = repair_index(request.index_dir, options);
  }
  std::cout << repaired_lines(result) << std::flush;
  if (!request.quiet) std::cerr << repair_summary(result);
  return result.lost.empty() && result.unknown_shards.empty() ? exit_found : exit_nothing;
}

}  // namespace

int look_after_index(const IndexRequest& request) {
  if (request.task == IndexTask::check) return check(request);
  if (request.task == IndexTask::repair) return repair(request);
  std::cout << details_text(index_details(request.index_dir));
  return exit_found;
}

}  // namespace newsgrep::cli
