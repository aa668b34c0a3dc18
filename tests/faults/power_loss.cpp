#include "tests/faults/power_loss.hpp"

#include <random>
#include <set>
#include <string>
#include <vector>

#include "tests/faults/disk_log.hpp"
#include "tests/faults/fault.hpp"
#include "tests/faults/scenario.hpp"

namespace newsgrep::test {
namespace {

struct Model {
  std::string name;
  ChooseFate choose;
};

/// Returns the models; those at random are drawn with `seed`.
std::vector<Model> models(std::size_t draws, unsigned seed) {
  std::vector<Model> all = {{"all unsynced is lost", [](bool) { return Fate::lost; }},
                            {"names are kept, bytes are zero",
                             [](bool is_data) { return is_data ? Fate::zeroed : Fate::kept; }},
                            {"names are kept, files are shorter",
                             [](bool is_data) { return is_data ? Fate::lost : Fate::kept; }}};
  for (unsigned draw = 0; draw < draws; ++draw) {
    std::mt19937 random(seed * 1'000'003 + draw);
    const auto percent_kept = 20 + 20 * (draw % 4);
    all.push_back({"any part is kept", [random, percent_kept](bool is_data) mutable {
                     if (random() % 100 < percent_kept) return Fate::kept;
                     if (!is_data || random() % 3 == 0) return Fate::lost;
                     return random() % 2 == 0 ? Fate::zeroed : Fate::torn;
                   }});
  }
  return all;
}

Try lose_power(const Scenario& scenario, const FileTree& disk, const std::string& fault,
               std::size_t stop, bool finished) {
  write_tree(scenario.disk(), disk);
  const auto complaint =
      scenario.complaint(finished ? Scenario::Expected::new_only : Scenario::Expected::old_or_new);
  if (complaint.empty()) return {fault, Verdict::right, {}};
  return {fault, Verdict::lost,
          scenario.name() + ", after call " + std::to_string(stop) + ": " + complaint};
}

}  // namespace

Outcomes lose_power_at_every_call(const Selection& selection) {
  Outcomes outcomes;
  std::size_t number = 0;
  for (const auto& scenario : all_scenarios()) {
    scenario->reset();
    const auto run =
        run_with_fault(scenario->command(), {changing_calls, "record", 0, 0}, scenario->disk());
    const auto calls = parse_record(run.report, scenario->disk().string());
    const auto all_kept =
        after_power_loss(scenario->before(), calls, calls.size(), [](bool) { return Fate::kept; });
    if (all_kept != read_tree(scenario->disk())) {
      outcomes.add({"record", Verdict::lost, "a change of the disk is not recorded"});
    }
    std::set<std::size_t> seen;
    for (std::size_t stop = 0; stop <= calls.size(); ++stop) {
      const bool finished = stop == calls.size();
      if (!finished && !selection.takes(number++)) continue;
      const auto seed = selection.seed + static_cast<unsigned>(stop);
      for (const auto& [name, choose] : models(selection.draws, seed)) {
        const auto disk = after_power_loss(scenario->before(), calls, stop, choose);
        if (!finished && !seen.insert(fingerprint(disk)).second) continue;
        outcomes.add(lose_power(*scenario, disk, name, stop, finished));
      }
    }
  }
  return outcomes;
}

}  // namespace newsgrep::test
