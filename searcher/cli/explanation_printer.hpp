#pragma once

#include <ostream>
#include <string>

#include "newsgrep/searcher.hpp"

namespace newsgrep::cli {

/// How a query is run, for people.
void print_explanation(std::ostream& out, const Explanation& explanation,
                       const std::string& query_name);

/// The same as a JSON object of type `explanation`.
void print_explanation_as_json(std::ostream& out, const Explanation& explanation,
                               const std::string& query_name);

}  // namespace newsgrep::cli
