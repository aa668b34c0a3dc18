#pragma once

#include "tests/faults/outcomes.hpp"
#include "tests/faults/selection.hpp"

namespace newsgrep::test {

/// Makes each call of the indexer on files of the index fail, of each kind with each error that it
/// may have, once and from then on, in every scenario; and makes reads and writes shorter than
/// asked.
Outcomes fail_each_call_of_the_indexer(const Selection& selection);

/// Makes each call of the indexer on the articles that it reads fail likewise, while it adds to an
/// index. It has to end with exit status 2, and no article may be gone from the index.
Outcomes fail_each_call_on_articles(const Selection& selection);

/// Makes each call of a search on files of the index fail likewise.
Outcomes fail_each_call_of_a_search(const Selection& selection);

}  // namespace newsgrep::test
