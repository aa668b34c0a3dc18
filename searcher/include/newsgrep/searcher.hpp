#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "newsgrep/error.hpp"
#include "newsgrep/hit.hpp"
#include "newsgrep/query.hpp"

namespace newsgrep {

/// Whether hits say which of their text matched. To find out, the text is analysed once more.
enum class Highlights { none, matches };

/// In which order hits come. Equal dates are ordered by score; articles without a date come last.
enum class Sort { relevance, oldest_first, newest_first };

/// What to do with passages that have the same words in the same order.
enum class Fold {
  none,      ///< Each is a hit.
  best,      ///< They are one hit, the best; the others are its copies.
  earliest,  ///< Likewise, but the hit is that of the earliest date.
};

struct SearchOptions {
  std::size_t limit = 10;                       ///< How many hits at most; `all` for every one.
  std::size_t offset = 0;                       ///< How many of the best to leave out, for paging.
  Highlights highlights = Highlights::matches;  ///< With `none`, Hit::matches stays empty.
  /// How long to look for matches at most; zero: as long as it takes. See SearchResult::timed_out.
  std::chrono::milliseconds timeout{0};
  Sort sort = Sort::relevance;
  Fold fold = Fold::none;
  std::size_t before = 0;  ///< How many passages of the article to give with a hit, before it,
  std::size_t after = 0;   ///< and behind it.
  /// Look for words that are spelt nearly as those of the query that are in no passage at all; see
  /// SearchResult::corrections. Takes some milliseconds, but only when there are such words.
  bool correct = false;
  static constexpr std::size_t all = static_cast<std::size_t>(-1);
};

/// What a search found.
struct SearchResult {
  std::vector<Hit> hits;  ///< Best first; equal scores newest first, then by passage id.
  /// How many passages match in all; when not `total_is_exact`, at least so many (50 or more,
  /// since then passages that cannot be among the best are passed over). Searcher::count() counts
  /// exactly.
  std::size_t total = 0;
  bool total_is_exact = false;
  /// The time was up before all of the index was searched: the hits are the best of a part of it.
  bool timed_out = false;
  std::vector<Diagnostic> diagnostics;  ///< What has to be said of the query in this index.
  /// For words that no passage has, in order; see SearchOptions::correct. They are only used when
  /// nothing matches without.
  std::vector<Correction> corrections;
  /// The query matches nothing as it is: the hits are those of the query with the corrections.
  bool corrected = false;
};

/// What passages are counted by.
enum class CountBy { source, day };

/// How many passages match, of a source or a day.
struct Count {
  std::string
      key;  ///< The source; the day in UTC, `2025-03-12`. Empty when the article names none.
  std::size_t passages = 0;
  std::size_t articles = 0;
};

/// How a query is run.
struct Explanation {
  struct Term {
    std::string text;          ///< As it stands in the index.
    std::size_t passages = 0;  ///< That hold it.
    double weight = 0;         ///< Its inverse frequency.
  };
  std::string query;        ///< The syntax tree, in one line.
  std::string plan;         ///< Terms; sequences in square brackets.
  std::vector<Term> terms;  ///< In order of the plan.
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

  // Counting is exact or fails: after more than `timeout`, unless it is zero, it throws
  // Error{timed_out}.

  /// How many passages match.
  std::size_t count(const Query& query, std::chrono::milliseconds timeout = {});

  /// What has to be said of the query in this index, without running it: for callers of count().
  std::vector<Diagnostic> diagnose(const Query& query);

  /// How many passages match, by source (most passages first, then by name) or by day (in order;
  /// those without a day first).
  std::vector<Count> count_by(const Query& query, CountBy by,
                              std::chrono::milliseconds timeout = {});

  /// The articles of which no passage matches, in order of the index.
  std::vector<ArticleInfo> articles_without_match(const Query& query,
                                                  std::chrono::milliseconds timeout = {});

  /// A query for passages that tell the same as the one with this id (Hit::passage_id()), which it
  /// leaves out. Throws Error{bad_argument} when there is no such passage.
  Query more_like(std::string_view passage_id);

  /// How the query is run, for people.
  Explanation explain(const Query& query);

  /// Opens the index again if it was rewritten since; true when it was.
  bool refresh();

  IndexInfo info() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace newsgrep
