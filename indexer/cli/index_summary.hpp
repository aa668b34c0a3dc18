#pragma once

#include <string>

#include "indexer/cli/index_options.hpp"
#include "newsgrep/ingest.hpp"

namespace newsgrep::cli {

/// Returns the lines that tell how a run ended: `Indexed 64 new articles (1,204 passages) from 70
/// files; 6 inputs skipped (-v lists them):`, then the skipped inputs by reason.
std::string summary_text(const IngestSummary& summary, const IndexRequest& request);

}  // namespace newsgrep::cli
