#pragma once

#include "tests/faults/outcomes.hpp"
#include "tests/faults/selection.hpp"

namespace newsgrep::test {

/// Records what the indexer does to the disk in every scenario, and rebuilds the disk as it is if
/// power is lost after each call, in three models:
/// - all that was not synced is lost;
/// - names are kept, but the bytes that were not synced are zero, or the files are shorter;
/// - of what was not synced any part is kept, drawn at random, `selection.draws` times.
Outcomes lose_power_at_every_call(const Selection& selection);

}  // namespace newsgrep::test
