#pragma once

#include "tests/faults/outcomes.hpp"
#include "tests/faults/selection.hpp"

namespace newsgrep::test {

/// Damages files of an index, `selection.draws` times, and searches it.
Outcomes search_damaged_indexes(const Selection& selection);

/// Damages files of an index, `selection.draws` times, and has an indexer add, remove, purge or
/// bring it up to date. That has to refuse and change nothing, or to give the right result; what is
/// right then must not depend on what was damaged.
Outcomes write_to_damaged_indexes(const Selection& selection);

/// Damages files of an index, `selection.draws` times, and checks it: each damage has to be found.
Outcomes check_damaged_indexes(const Selection& selection);

/// Cuts files of an index, `selection.draws` times, while a searcher has it open.
Outcomes cut_files_of_open_indexes(const Selection& selection);

}  // namespace newsgrep::test
