#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "index/open_index.hpp"
#include "newsgrep/searcher.hpp"
#include "searcher/engine/folding.hpp"
#include "searcher/engine/index_analyzers.hpp"
#include "searcher/engine/only_errors.hpp"
#include "searcher/engine/passage_reader.hpp"
#include "searcher/match/text_reader.hpp"
#include "searcher/query/clock.hpp"
#include "searcher/query/plan.hpp"
#include "text/token.hpp"

namespace newsgrep::engine {

/// An open index with what searches in it share.
class SearchState {
 public:
  /// Opens the index in the folder `index_dir`. Throws what open_index() throws.
  explicit SearchState(const std::filesystem::path& index_dir);

  index::OpenIndex index;
  IndexAnalyzers analyzers;
  index::Decompressor decompressor;

  /// Returns what `work` returns, which reads the index. Throws Error{corrupt} if bytes of the
  /// index were lost meanwhile, even if `work` threw something else because of that. See
  /// only_errors().
  template <typename Work>
  auto run(Work&& work) {
    return only_errors([&] {
      try {
        auto result = work();
        losses_.throw_if_lost(index);
        return result;
      } catch (...) {
        losses_.throw_if_lost(index);
        throw;
      }
    });
  }

  /// Returns the plan of `query`; valid until another query is planned. Throws TimeIsUp.
  const query::Plan& plan(const Query& query, query::Clock& clock);

  match::TextReader text_reader(query::Clock& clock);

  /// Returns a hit with all that `options` ask for. Throws TimeIsUp.
  Hit read_hit(const FoldedMatches& group, const query::PlanNode& plan,
               const SearchOptions& options, PassageReader& passages, query::Clock& clock);

 private:
  struct Planned {
    Query query;
    query::Plan plan;
  };

  index::LossWatch losses_;
  std::vector<text::Token> tokens_;
  /// The last query with its plan, since programs ask for its diagnostics, count and hits one by
  /// one. A Query never changes and `planned_` keeps its tree, so the tree's address identifies it.
  std::optional<Planned> planned_;
};

}  // namespace newsgrep::engine
