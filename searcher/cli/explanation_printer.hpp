#pragma once

#include <ostream>
#include <string>

#include "newsgrep/searcher.hpp"
#include "searcher/cli/printer.hpp"

namespace newsgrep::cli {

/// Prints how a query is run, for people.
void print_explanation(std::ostream& out, const Explanation& explanation,
                       const std::string& query_name, const Look& look);

}  // namespace newsgrep::cli
