#include "indexer/cli/look_after_index.hpp"

#include <iostream>

#include "cli/run_program.hpp"
#include "indexer/cli/check_text.hpp"
#include "indexer/cli/details_text.hpp"
#include "indexer/cli/progress_line.hpp"
#include "newsgrep/check.hpp"
#include "newsgrep/index_details.hpp"

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

}  // namespace

int look_after_index(const IndexRequest& request) {
  if (request.task == IndexTask::check) return check(request);
  std::cout << details_text(index_details(request.index_dir));
  return exit_found;
}

}  // namespace newsgrep::cli
