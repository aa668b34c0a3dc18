#pragma once

#include "tests/faults/outcomes.hpp"
#include "tests/faults/selection.hpp"

namespace newsgrep::test {

/// Kills the indexer immediately before and after each call that changes something on the disk, in
/// every scenario; and kills the runs after that, too.
Outcomes kill_at_every_write(const Selection& selection);

}  // namespace newsgrep::test
