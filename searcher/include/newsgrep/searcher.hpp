#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "newsgrep/error.hpp"
#include "newsgrep/hit.hpp"
#include "newsgrep/query.hpp"

namespace newsgrep {

/// Whether hits say which of their text matched. To find out, the text is analysed once more.
enum class Highlights { none, matches };

struct SearchOptions {
  std::size_t limit = 10;                       ///< How many hits at most; `all` for every one.
  std::size_t offset = 0;                       ///< How many of the best to leave out, for paging.
  Highlights highlights = Highlights::matches;  ///< With `none`, Hit::matches stays empty.
  /// How long to look for matches at most; zero: as long as it takes. See SearchResult::timed_out.
  std::chrono::milliseconds timeout{0};
  static constexpr std::size_t all = static_cast<std::size_t>(-1);
};

/// What a search found.
struct SearchResult {
  std::vector<Hit> hits;  ///< Best first; equal scores newest first, then by passage id.
  /// How many passages match in all; when not `total_is_exact`, at least so many (1000 or more,
  /// since then passages that cannot be among the best are passed over). Searcher::count() counts
  /// exactly.
  std::size_t total = 0;
  bool total_is_exact = false;
  /// The time was up before all of the index was searched: the hits are the best of a part of it.
  bool timed_out = false;
  std::vector<Diagnostic> diagnostics;  ///< What of the query was ignored or repaired.
};

struct IndexInfo {
  std::size_t passages = 0;
  std::size_t articles = 0;
  std::size_t shards = 0;
  std::vector<std::string> languages;  ///< ISO 639-1, in order.
};

/// Searches one index. It sees the index as it was when it was opened, however often the index is
/// rewritten meanwhile, until refresh(). Movable; use it in one thread at a time, and one Searcher
/// for each thread that searches.
///
/// Every member may throw Error{corrupt}; opening and refresh(), also Error{index_changed} when the
/// index was rewritten again and again meanwhile.
class Searcher {
 public:
  /// Opens the index in the folder `index_dir`.
  /// Throws Error{no_index} when there is none, Error{wrong_format} when another version wrote it.
  explicit Searcher(const std::filesystem::path& index_dir);
  ~Searcher();
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;

  /// The best passages for `query`. A query without words finds nothing.
  SearchResult search(const Query& query, const SearchOptions& options = {});

  /// Exactly how many passages match.
  std::size_t count(const Query& query);

  /// What of the query is ignored or repaired in this index, without running it: for callers of
  /// count().
  std::vector<Diagnostic> diagnose(const Query& query);

  /// How the query is run, in one line, for people: terms, and sequences in square brackets.
  std::string explain(const Query& query);

  /// Opens the index again if it was rewritten since; true when it was.
  bool refresh();

  IndexInfo info() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace newsgrep
