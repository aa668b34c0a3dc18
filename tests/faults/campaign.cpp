// The long form of the fault tests, run by hand:
//
//   nice newsgrep_fault_campaign NAME [DRAWS [SEED [ONE_IN]]]
//
// makes the tries of the campaign NAME and prints a table, and each try that lost something. DRAWS
// is how often what is random is drawn; ONE_IN leaves out all but one in so many of the others.

#include <cstdlib>
#include <functional>
#include <iostream>
#include <map>
#include <string>

#include "tests/faults/damage_campaign.hpp"
#include "tests/faults/io_errors.hpp"
#include "tests/faults/kills.hpp"
#include "tests/faults/power_loss.hpp"
#include "tests/faults/readers.hpp"

int main(int argc, char** argv) {
  using namespace newsgrep::test;
  const std::map<std::string, std::function<Outcomes(const Selection&)>> campaigns = {
      {"kills", kill_at_every_write},
      {"io-errors", fail_each_call_of_the_indexer},
      {"io-errors-of-articles", fail_each_call_on_articles},
      {"io-errors-of-search", fail_each_call_of_a_search},
      {"power-loss", lose_power_at_every_call},
      {"damage-and-search", search_damaged_indexes},
      {"damage-and-check", check_damaged_indexes},
      {"damage-and-write", write_to_damaged_indexes},
      {"cut-while-open", cut_files_of_open_indexes},
      {"readers", read_beside_a_writer},
  };
  const auto campaign = campaigns.find(argc > 1 ? argv[1] : "");
  if (campaign == campaigns.end()) {
    std::cerr << "usage: newsgrep_fault_campaign NAME [DRAWS [SEED [ONE_IN]]]\nNAME is one of:";
    for (const auto& [name, function] : campaigns) std::cerr << ' ' << name;
    std::cerr << '\n';
    return 2;
  }
  Selection selection;
  if (argc > 2) selection.draws = std::strtoul(argv[2], nullptr, 10);
  if (argc > 3) selection.seed = static_cast<unsigned>(std::strtoul(argv[3], nullptr, 10));
  if (argc > 4) selection.one_in = std::strtoul(argv[4], nullptr, 10);
  const auto outcomes = campaign->second(selection);
  outcomes.print(std::cout);
  for (const auto& loss : outcomes.losses()) std::cout << "lost: " << loss << '\n';
  return outcomes.losses().empty() ? 0 : 1;
}
