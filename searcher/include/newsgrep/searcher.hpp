#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsgrep/error.hpp"
#include "newsgrep/hit.hpp"
#include "newsgrep/query.hpp"

namespace newsgrep {

/// Selects whether Hit::matches is filled; filling it analyses the text of each hit again.
enum class Highlights { none, matches };

/// The order of hits. Equal dates are ordered by score; articles without a date come last.
enum class Sort { relevance, oldest_first, newest_first };

/// What to do with passages that have the same words in the same order.
enum class Fold {
  none,      ///< Each is a hit.
  best,      ///< The best is a hit; the others are its copies.
  earliest,  ///< The one with the earliest date is a hit; the others are its copies.
};

/// How to search, and what to return of each hit.
struct SearchOptions {
  static constexpr std::size_t all = static_cast<std::size_t>(-1);

  std::size_t limit = 10;  ///< The most hits to return; `all` for every one.
  std::size_t offset = 0;  ///< Best hits to skip, for paging.
  Highlights highlights = Highlights::matches;
  /// The longest time to plan the query, to look words up and to find matches; zero for no limit.
  /// search() then reads what it has found for a quarter of this time at most, or a tenth of a
  /// second if that is longer. See SearchResult::timed_out.
  std::chrono::milliseconds timeout{0};
  Sort sort = Sort::relevance;
  Fold fold = Fold::none;
  std::size_t before = 0;  ///< Passages of the article to return before each hit.
  std::size_t after = 0;   ///< Passages of the article to return after each hit.
  /// True to fill SearchResult::corrections, if there is time. Takes some milliseconds, but only if
  /// a word of the query is in no passage.
  bool correct = false;
};

/// What a search found.
struct SearchResult {
  std::vector<Hit> hits;  ///< Best first; equal scores newest first, then by passage id.
  /// Passages that match. Without `total_is_exact`, a lower bound of 50 or more: passages that
  /// cannot be among the best are skipped from then on. Searcher::count() is always exact.
  std::size_t total = 0;
  bool total_is_exact = false;
  /// True if the time was up before the whole index was searched, or before all hits were read. The
  /// hits are the best of the part that was searched, as many as were read; none if the time was
  /// up before the query was planned.
  bool timed_out = false;
  /// Diagnostics of the query, and others about it in this index.
  std::vector<Diagnostic> diagnostics;
  /// Words of nearly the same spelling, in order of place, for words that no passage has. Filled
  /// only with SearchOptions::correct.
  std::vector<Correction> corrections;
  /// True if nothing matches the query as typed; then the hits are for the corrected query.
  bool corrected = false;
};

/// What Searcher::count_by() counts by.
enum class CountBy { source, day };

/// The passages of a source or a day that match.
struct Count {
  std::string key;  ///< The source, or the day in UTC (`2025-03-12`); empty if not known.
  std::size_t passages = 0;
  std::size_t articles = 0;  ///< Articles with a passage that matches.
};

/// A term of the index that a query looks for.
struct ExplainedTerm {
  std::string text;
  std::size_t passages = 0;  ///< Passages that hold it.
  double weight = 0;         ///< Its inverse frequency.
};

/// How a query is run.
struct Explanation {
  std::string query;                 ///< The syntax tree in one line.
  std::string plan;                  ///< What is looked for, in one line of terms.
  std::vector<ExplainedTerm> terms;  ///< In order of the plan.
};

/// What an index holds.
struct IndexInfo {
  std::size_t passages = 0;
  std::size_t articles = 0;
  std::size_t shards = 0;
  std::vector<std::string> languages;  ///< ISO 639-1, sorted.
};

/// The hits of a search, read one by one. It keeps some 50 bytes for each match, so that it can go
/// through millions of hits. Use it for all hits of a query; for the first few, Searcher::search()
/// is faster.
///
/// Movable. It sees the index as the Searcher did that made it, and outlives it. Still only one
/// thread at a time may use a Searcher and its streams.
class HitStream {
 public:
  ~HitStream();
  HitStream(HitStream&&) noexcept;
  HitStream& operator=(HitStream&&) noexcept;

  /// Returns what a search has found, without hits.
  const SearchResult& result() const;

  /// Returns the next hit; nothing after the last one. Throws Error{corrupt}.
  std::optional<Hit> next();

 private:
  friend class Searcher;
  struct Impl;
  explicit HitStream(std::unique_ptr<Impl> impl);

  std::unique_ptr<Impl> impl_;
};

/// Searches one index. A Searcher sees the index as it was when it was opened, however often the
/// index is rewritten meanwhile; refresh() makes it see the new one. Results are values: they stay
/// valid after refresh() and after the Searcher is gone.
///
/// Movable. One thread at a time may use a Searcher; give each thread its own.
///
/// The files of the index are mapped into memory. If another program makes one shorter, or the disk
/// fails, the system sends SIGBUS. The first Searcher (or IndexWriter) of a process installs a
/// handler that turns this into Error{corrupt}; it passes signals for other memory on to the
/// handler that was there before. A program that installs its own handler later must do the same.
///
/// Every member may throw Error{corrupt}. The constructor and refresh() may also throw Error{io},
/// and Error{index_changed} if the index was rewritten again and again meanwhile. No member throws
/// anything else but std::bad_alloc.
class Searcher {
 public:
  /// Opens the index in the folder `index_dir`.
  /// Throws Error{no_index} if there is none, Error{wrong_format} if another version wrote it.
  explicit Searcher(const std::filesystem::path& index_dir);
  ~Searcher();
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;

  /// Returns the best passages for `query`. A query without words finds nothing.
  SearchResult search(const Query& query, const SearchOptions& options = {});

  /// Returns the hits of search() one by one, in the same order, from SearchOptions::offset on and
  /// up to SearchOptions::limit. All matches are found and sorted at once; the timeout is for that
  /// alone.
  HitStream stream(const Query& query, const SearchOptions& options = {});

  // The members below throw Error{timed_out} if they take longer than `timeout`; zero is no limit.

  /// Returns what search() would report about `query`, without running it: for callers of count().
  std::vector<Diagnostic> diagnose(const Query& query, std::chrono::milliseconds timeout = {});

  // The next three are exact.

  /// Returns how many passages match.
  std::size_t count(const Query& query, std::chrono::milliseconds timeout = {});

  /// Returns how many passages match: by source, most passages first, then by name; or by day, in
  /// order, passages without a day first.
  std::vector<Count> count_by(const Query& query, CountBy by,
                              std::chrono::milliseconds timeout = {});

  /// Returns the articles without a passage that matches, in order of the index.
  std::vector<ArticleInfo> articles_without_match(const Query& query,
                                                  std::chrono::milliseconds timeout = {});

  /// Returns a query for passages like the one with this id (Hit::passage_id()), without that one.
  /// Throws Error{bad_argument} if there is no such passage.
  Query more_like(std::string_view passage_id, std::chrono::milliseconds timeout = {});

  /// Returns how `query` is run, for people.
  Explanation explain(const Query& query, std::chrono::milliseconds timeout = {});

  /// Opens the index again if it was rewritten, or deleted and built again, and returns true; else
  /// returns false. Throws what the constructor throws; then the Searcher still sees the index as
  /// before.
  bool refresh();

  /// Returns what the index holds.
  IndexInfo info() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace newsgrep
