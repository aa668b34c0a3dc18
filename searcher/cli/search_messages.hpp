#pragma once

#include <string>
#include <utility>
#include <vector>

#include "newsgrep/searcher.hpp"
#include "searcher/cli/pager.hpp"
#include "searcher/cli/search_task.hpp"

namespace newsgrep::cli {

/// What newsgrep says of a search on standard error. While a pager has the screen, messages wait.
class SearchMessages {
 public:
  /// Sets the output whose pager messages wait for, or null. It has to live until the next call.
  void wait_for(const PagedOutput* output) { output_ = output; }

  /// Says what is wrong with a query.
  void report(const SearchTask& task, const std::vector<Diagnostic>& diagnostics);
  /// Says which words were corrected, or may be meant; nothing if there are none.
  void report_corrections(const SearchTask& task, const SearchResult& result);

  /// Keeps a message about all queries, or about one, for finish().
  void note(const std::string& message, const std::string& hint);
  void note(const SearchTask& task, const std::string& message, const std::string& hint);

  /// Writes the messages that waited for the pager.
  void release();
  /// Writes the notes, in order.
  void finish() const;

 private:
  void write(const std::string& text);

  const PagedOutput* output_ = nullptr;
  std::string waiting_;
  std::vector<std::pair<std::string, std::string>> notes_;  ///< Messages with their hints.
};

}  // namespace newsgrep::cli
