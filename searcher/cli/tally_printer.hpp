#pragma once

#include <string>
#include <vector>

#include "newsgrep/searcher.hpp"
#include "searcher/cli/printer.hpp"

namespace newsgrep::cli {

/// In which way counts are printed.
enum class TallyFormat { chart, tab_separated, json };

/// How many passages match by `by`; `query_name` is empty when there is one query only. `rows` is
/// how high the terminal is.
void print_tally(std::ostream& out, CountBy by, std::vector<Count> counts,
                 const std::string& query_name, TallyFormat format, const Look& look,
                 std::size_t rows);

}  // namespace newsgrep::cli
