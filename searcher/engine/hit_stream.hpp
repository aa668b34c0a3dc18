#pragma once

#include <memory>
#include <optional>

#include "newsgrep/searcher.hpp"
#include "searcher/engine/all_matches.hpp"
#include "searcher/engine/match_groups.hpp"
#include "searcher/engine/search_state.hpp"

namespace newsgrep {

/// What a HitStream keeps. Does not move, since its parts refer to each other.
struct HitStream::Impl {
  Impl(std::shared_ptr<engine::SearchState> opened, const Query& query,
       const SearchOptions& search_options, const query::Clock& started);

  /// Returns the next hit; nothing after the last one.
  std::optional<Hit> next();

  std::shared_ptr<engine::SearchState> state;
  SearchOptions options;
  query::Clock clock;  ///< Without a limit as soon as the matches are found.
  SearchResult result;

 private:
  void find();

  std::optional<query::Plan> plan_;  ///< Nothing if there was no time for it.
  engine::PassageReader passages_;
  match::TextReader reader_;
  std::optional<engine::AllMatches> matches_;  ///< Nothing if nothing is looked for.
  std::optional<engine::MatchGroups> groups_;
  std::size_t to_skip_ = 0;
  std::size_t left_ = 0;  ///< Hits that may still be returned.
};

}  // namespace newsgrep
