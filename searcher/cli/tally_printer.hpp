#pragma once

#include <string>
#include <vector>

#include "newsgrep/searcher.hpp"
#include "searcher/cli/printer.hpp"

namespace newsgrep::cli {

/// How counts are printed.
enum class TallyFormat { chart, tab_separated, json };

/// Prints how many passages match, by source or day. `query_name` is empty if there is only one
/// query. `rows` is the height of the terminal.
void print_tally(std::ostream& out, CountBy by, std::vector<Count> counts,
                 const std::string& query_name, TallyFormat format, const Look& look,
                 std::size_t rows);

}  // namespace newsgrep::cli
