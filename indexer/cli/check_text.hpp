#pragma once

#include <string>

#include "newsgrep/check.hpp"

namespace newsgrep::cli {

/// Returns the line that tells of a fault: `shards/0001/words: Page 2 of 9 (…) differs from its
/// checksum`, with the article that it concerns.
std::string fault_line(const IndexFault& fault);

/// Returns a line for each fault that was kept, then how many more there are.
std::string fault_lines(const CheckResult& result);

/// Returns the sentence that tells how a check ended: `Checked 2 articles (5 passages) in 1 shard:
/// the index is whole.`
std::string check_summary(const CheckResult& result);

}  // namespace newsgrep::cli
