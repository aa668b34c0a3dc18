#include "tests/faults/fault.hpp"

#include <utility>

#include "tests/faults/file_tree.hpp"

namespace newsgrep::test {

FaultyRun run_with_fault(std::vector<std::string> arguments, const Fault& fault,
                         const std::filesystem::path& below) {
  auto report = below;
  report += "-report";
  std::filesystem::remove(report);
  ProgramCall call;
  call.arguments = std::move(arguments);
  call.directory = below.parent_path();
  call.environment = {
      "LC_ALL=C.UTF-8", "HOME=" + below.parent_path().string(),
      "NEWSGREP_PAGER=", "LD_PRELOAD=" NEWSGREP_PRELOAD,
      // The library of the sanitizer wants to be the first, which is no need.
      "ASAN_OPTIONS=verify_asan_link_order=0:detect_leaks=0",
      "NEWSGREP_FAULT_BELOW=" + below.string(), "NEWSGREP_FAULT_CALLS=" + fault.calls,
      "NEWSGREP_FAULT_ACTION=" + fault.action, "NEWSGREP_FAULT_AT=" + std::to_string(fault.at),
      "NEWSGREP_FAULT_ERRNO=" + std::to_string(fault.error_number),
      "NEWSGREP_FAULT_REPORT=" + report.string()};
  FaultyRun run;
  run.result = run_program(call);
  run.report = read_bytes(report);
  return run;
}

std::size_t count_calls(std::vector<std::string> arguments, const std::string& calls,
                        const std::filesystem::path& below) {
  return run_with_fault(std::move(arguments), {calls, "count", 0, 0}, below).report.size();
}

}  // namespace newsgrep::test
