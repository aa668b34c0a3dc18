#include "tests/faults/kills.hpp"

#include <signal.h>

#include <string>

#include "tests/faults/fault.hpp"
#include "tests/faults/scenario.hpp"

namespace newsgrep::test {
namespace {

Try kill_at(const Scenario& scenario, const std::string& action, std::size_t at) {
  scenario.reset();
  const auto run =
      run_with_fault(scenario.command(), {changing_calls, action, at}, scenario.disk());
  Try made{action + ", " + scenario.name(), Verdict::right, {}};
  const bool killed = run.result.status == 128 + SIGKILL;
  std::string complaint;
  if (killed == run.report.empty()) complaint = "ended with " + std::to_string(run.result.status);
  if (complaint.empty()) complaint = scenario.complaint(Scenario::Expected::old_or_new);
  if (!complaint.empty()) {
    made.verdict = Verdict::lost;
    made.detail = "call " + std::to_string(at) + ", " + run.report + ": " + complaint;
  }
  return made;
}

}  // namespace

Outcomes kill_at_every_write(const Selection& selection) {
  Outcomes outcomes;
  for (const auto& scenario : all_scenarios()) {
    scenario->reset();
    const auto calls = count_calls(scenario->command(), changing_calls, scenario->disk());
    for (std::size_t at = 1; at <= calls; ++at) {
      // The two take turns, so that a short form has both.
      if (selection.takes(2 * at)) outcomes.add(kill_at(*scenario, "kill_before", at));
      if (selection.takes(2 * at + 1)) outcomes.add(kill_at(*scenario, "kill_after", at));
    }
  }
  return outcomes;
}

}  // namespace newsgrep::test
