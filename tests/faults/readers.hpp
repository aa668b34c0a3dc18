#pragma once

#include "tests/faults/outcomes.hpp"
#include "tests/faults/selection.hpp"

namespace newsgrep::test {

/// Searches an index in several processes and threads, again and again with refresh(), while a
/// writer adds, merges, removes, purges, rebuilds, and deletes the index to build it again under
/// the same names; all that `selection.draws` times. Each set of answers has to be that of one
/// published state, no older than the one before it; after each new beginning, and at the end,
/// every reader has to see the new state.
Outcomes read_beside_a_writer(const Selection& selection);

}  // namespace newsgrep::test
