#pragma once

#include "indexer/cli/index_options.hpp"
#include "newsgrep/ingest.hpp"

namespace newsgrep::cli {

/// Says on standard error why an input was skipped.
void report(const Problem& problem);

/// Says on standard error which given paths could not be read, what the system refused to read, and
/// of which given paths most files are gone. Returns true if there is nothing to say: then the
/// index has what is at the paths.
bool report_trouble(const IngestSummary& summary, const IndexRequest& request);

}  // namespace newsgrep::cli
