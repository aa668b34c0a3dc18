// The short forms of the campaigns against an index; campaign.cpp runs the long ones.

#include "tests/faults/damage_campaign.hpp"
#include "tests/faults/io_errors.hpp"
#include "tests/faults/kills.hpp"
#include "tests/faults/power_loss.hpp"
#include "tests/faults/readers.hpp"
#include "tests/support/catch.hpp"

using namespace newsgrep::test;

namespace {

void check_nothing_lost(const Outcomes& outcomes, std::size_t least_tries) {
  for (const auto& loss : outcomes.losses()) UNSCOPED_INFO(loss);
  CHECK(outcomes.losses().empty());
  CHECK(outcomes.tried() >= least_tries);
}

}  // namespace

TEST_CASE("an indexer that is killed at any write leaves the old index or the new",
          "[faults][slow]") {
  check_nothing_lost(kill_at_every_write({.one_in = 7}), 40);
}

TEST_CASE("an indexer that meets any error of the system says so and loses nothing",
          "[faults][slow]") {
  check_nothing_lost(fail_each_call_of_the_indexer({.one_in = 61}), 100);
}

TEST_CASE("an indexer that cannot read articles says so and keeps what it has", "[faults][slow]") {
  check_nothing_lost(fail_each_call_on_articles({.one_in = 3}), 30);
}

TEST_CASE("a search that meets any error of the system says so or answers right",
          "[faults][slow]") {
  check_nothing_lost(fail_each_call_of_a_search({.one_in = 7}), 40);
}

TEST_CASE("a loss of power at any instant leaves the old index or the new", "[faults][slow]") {
  check_nothing_lost(lose_power_at_every_call({.one_in = 5}), 100);
}

TEST_CASE("a search of a damaged index answers right or refuses", "[faults][slow]") {
  check_nothing_lost(search_damaged_indexes({.draws = 2'000}), 2'000);
}

TEST_CASE("a check finds every damage", "[faults][slow]") {
  check_nothing_lost(check_damaged_indexes({.draws = 500}), 500);
}

TEST_CASE("an indexer that meets a damaged index refuses or makes a right one", "[faults][slow]") {
  check_nothing_lost(write_to_damaged_indexes({.draws = 300}), 300);
}

TEST_CASE("searches beside a writer give the answers of one published state", "[faults][slow]") {
  check_nothing_lost(read_beside_a_writer({.draws = 10}), 100);
}

TEST_CASE("a search of an index whose open files are cut answers right or refuses",
          "[faults][slow]") {
  check_nothing_lost(cut_files_of_open_indexes({.draws = 200}), 200);
}
