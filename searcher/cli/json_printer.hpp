#pragma once

#include <cstddef>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "newsgrep/searcher.hpp"
#include "searcher/cli/printer.hpp"

namespace newsgrep::cli {

// JSON Lines of newsgrep: each object has a `version`, which is raised when a key changes its
// meaning, a `type`, and, if there are several queries, the name of its `query`.

/// Returns a printer of objects of type `hit`.
std::unique_ptr<Printer> make_json_printer(std::ostream& out);

/// Writes an object of type `explanation`.
void print_explanation_as_json(std::ostream& out, const Explanation& explanation,
                               const std::string& query_name);

/// Writes an object of type `count`.
void print_count_as_json(std::ostream& out, std::size_t passages, const std::string& query_name);

/// Writes an object of type `source` or `day` for each count.
void print_tally_as_json(std::ostream& out, CountBy by, const std::vector<Count>& counts,
                         const std::string& query_name);

}  // namespace newsgrep::cli
