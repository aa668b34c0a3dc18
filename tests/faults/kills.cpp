#include "tests/faults/kills.hpp"

#include <signal.h>

#include <random>
#include <string>
#include <vector>

#include "tests/faults/fault.hpp"
#include "tests/faults/scenario.hpp"

namespace newsgrep::test {
namespace {

/// Kills the indexer at the calls with these numbers, run after run, and lets the next run end.
Try kill_at(const Scenario& scenario, const std::string& action,
            const std::vector<std::size_t>& calls) {
  scenario.reset();
  Try made{
      action + (calls.size() > 1 ? " and again, " : ", ") + scenario.name(), Verdict::right, {}};
  std::string complaint;
  for (const auto at : calls) {
    const auto run =
        run_with_fault(scenario.command(), {changing_calls, action, at}, scenario.disk());
    made.detail += "call " + std::to_string(at) + ", " + run.report + ": ";
    const bool killed = run.result.status == 128 + SIGKILL;
    if (killed == run.report.empty()) complaint = "ended with " + std::to_string(run.result.status);
  }
  if (complaint.empty()) complaint = scenario.complaint(Scenario::Expected::old_or_new);
  if (!complaint.empty()) made.verdict = Verdict::lost;
  made.detail += complaint;
  return made;
}

}  // namespace

Outcomes kill_at_every_write(const Selection& selection) {
  Outcomes outcomes;
  std::size_t number = 0;
  std::mt19937 random(selection.seed);
  for (const auto& scenario : all_scenarios()) {
    scenario->reset();
    const auto calls = count_calls(scenario->command(), changing_calls, scenario->disk());
    for (std::size_t at = 1; at <= calls; ++at) {
      const auto kill_if_selected = [&](const char* action, const std::vector<std::size_t>& all) {
        if (selection.takes(number++)) outcomes.add(kill_at(*scenario, action, all));
      };
      kill_if_selected("kill_before", {at});
      kill_if_selected("kill_after", {at});
      kill_if_selected("kill_after", {at, 1 + random() % calls, 1 + random() % calls});
    }
  }
  return outcomes;
}

}  // namespace newsgrep::test
