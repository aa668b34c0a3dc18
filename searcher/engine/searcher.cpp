#include "newsgrep/searcher.hpp"

#include <xapian.h>

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <utility>

#include "analysis/analyzer.hpp"
#include "analysis/variants.hpp"
#include "engine/match/matcher.hpp"
#include "engine/open_index.hpp"
#include "engine/xapian_guard.hpp"
#include "highlight/highlighter.hpp"
#include "query/plan.hpp"
#include "schema/format.hpp"
#include "schema/impact.hpp"
#include "schema/passage_record.hpp"

namespace newsgrep {
namespace {

using detail::ArticleRecord;
using detail::Match;
using detail::PassageRecord;

/// How many passages with the score of the last hit are put in order of date; among more, those
/// that stand first in the index are shown.
constexpr std::size_t max_ties = 200;

/// Analyzers keep the words they met; a long-lived Searcher must not keep all it ever met.
constexpr std::size_t max_remembered_terms = 200'000;

Error damaged_passage() {
  return {ErrorCode::corrupt, "a passage of the index is damaged",
          "build the index again with newsgrep-index --rebuild"};
}

ArticleInfo to_info(ArticleRecord&& record) {
  ArticleInfo info;
  info.id = std::move(record.id);
  info.title = std::move(record.title);
  info.source = std::move(record.source);
  info.date = std::move(record.date);
  info.url = std::move(record.url);
  info.path = std::move(record.path);
  info.language = std::move(record.language);
  info.extra = std::move(record.extra);
  info.authors = std::move(record.authors);
  info.passage_count = record.passage_count;
  return info;
}

/// A passage with its article, as read from the index.
struct StoredPassage {
  std::string data;  ///< What `record` points into.
  PassageRecord record;
  std::shared_ptr<const ArticleInfo> article;
};

/// Reads passages and remembers them and the articles that they led to.
class PassageStore {
 public:
  explicit PassageStore(std::span<const detail::OpenShard> shards) : shards_(shards) {}

  const StoredPassage& passage(const Match& match) {
    auto& stored = passages_[{match.shard, match.passage}];
    if (stored) return *stored;
    auto read = std::make_unique<StoredPassage>();
    read->data = data(match.shard, match.passage);
    read->record = decode(read->data);
    read->article = article(match, read->record);
    stored = std::move(read);
    return *stored;
  }

 private:
  using Place = std::pair<std::size_t, Xapian::docid>;

  std::string data(std::size_t shard, Xapian::docid passage) const {
    return shards_[shard].database.get_document(passage, Xapian::DOC_ASSUME_VALID).get_data();
  }

  static PassageRecord decode(std::string_view data) {
    const auto record = detail::decode_passage(data);
    if (!record) throw damaged_passage();
    return *record;
  }

  /// The article is with its first passage, and its passages follow each other.
  std::shared_ptr<const ArticleInfo> article(const Match& match, const PassageRecord& record) {
    if (record.number > match.passage) throw damaged_passage();
    const auto first = match.passage - (record.number - 1);
    auto& known = articles_[{match.shard, first}];
    if (known) return known;
    const auto first_data = record.number == 1 ? std::string() : data(match.shard, first);
    const auto encoded = record.number == 1 ? record.article : decode(first_data).article;
    auto decoded = detail::decode_article(encoded);
    if (!decoded) throw damaged_passage();
    return known = std::make_shared<const ArticleInfo>(to_info(std::move(*decoded)));
  }

  std::span<const detail::OpenShard> shards_;
  std::map<Place, std::unique_ptr<StoredPassage>> passages_;
  std::map<Place, std::shared_ptr<const ArticleInfo>> articles_;
};

/// Puts passages of equal score in order: newest article first, then by article id and number.
void order_ties(std::span<Match> ties, PassageStore& store) {
  std::sort(ties.begin(), ties.end(), [&](const Match& a, const Match& b) {
    const auto& x = store.passage(a);
    const auto& y = store.passage(b);
    if (x.article->date != y.article->date) return x.article->date > y.article->date;
    if (x.article->id != y.article->id) return x.article->id < y.article->id;
    return x.record.number < y.record.number;
  });
}

}  // namespace

struct Searcher::Impl {
  explicit Impl(const std::filesystem::path& dir) : index_dir(dir) { open(); }

  void open() {
    index = detail::open_index(index_dir);
    variants = std::make_unique<detail::VariantTable>(index.variants);
    std::set<std::string> languages;
    const std::string prefix(detail::term_prefix::language);
    for (const auto& shard : index.shards) {
      const auto& terms = shard.database;
      for (auto it = terms.allterms_begin(prefix); it != terms.allterms_end(prefix); ++it) {
        languages.insert((*it).substr(prefix.size()));
      }
    }
    analyzers.clear();
    for (const auto& language : languages) {
      analyzers.push_back({language, detail::Analyzer(language, *variants)});
    }
    const auto usual = std::find_if(analyzers.begin(), analyzers.end(), [&](const auto& each) {
      return each.language == index.language;
    });
    if (usual != analyzers.end()) std::rotate(analyzers.begin(), usual, usual + 1);
  }

  detail::Analyzer& analyzer(const std::string& language) {
    for (auto& each : analyzers) {
      if (each.language == language) return each.analyzer;
    }
    throw damaged_passage();
  }

  /// Runs `work`, once more on the index opened anew if it turns out to have been changed.
  template <typename Work>
  auto run(Work&& work) {
    for (auto& [language, analyzer] : analyzers) {
      if (analyzer.term_count() > max_remembered_terms) analyzer.forget();
    }
    return detail::guard_stale_reader(work, [&] { open(); });
  }

  SearchResult search(const Query& query, const SearchOptions& options) {
    SearchResult result;
    auto plan = detail::make_plan(query, analyzers);
    result.diagnostics = std::move(plan.diagnostics);
    if (plan.root.kind == detail::PlanNode::Kind::nothing) {
      result.total_is_exact = true;
      return result;
    }

    PassageStore store(index.shards);
    std::map<std::string, detail::Highlighter> highlighters;  // By language.
    for (const auto& match : best(plan.root, options, store, result)) {
      const auto& passage = store.passage(match);
      const auto& language = passage.article->language;
      const auto highlighter = highlighters.try_emplace(language, plan.root, language).first;
      result.hits.push_back(make_hit(passage, match.score, highlighter->second));
    }
    return result;
  }

  /// The passages that `options` asks for, in order; fills in the total.
  std::vector<Match> best(const detail::PlanNode& plan, const SearchOptions& options,
                          PassageStore& store, SearchResult& result) {
    const auto wanted = options.limit > SearchOptions::all - options.offset
                            ? SearchOptions::all
                            : options.offset + options.limit;
    auto found = detail::Matcher(index.shards, plan).best(wanted);
    result.total = found.total;
    result.total_is_exact = found.total_is_exact;

    auto& matches = found.matches;
    const auto begin = std::min(options.offset, matches.size());
    const auto end = std::min(wanted, matches.size());
    for (std::size_t run = 0; run < end;) {
      auto run_end = run + 1;
      while (run_end < matches.size() && matches[run_end].score == matches[run].score) ++run_end;
      const auto ties = std::min(run_end - run, std::max(max_ties, end - run));
      if (run_end > begin && ties > 1) order_ties(std::span(matches).subspan(run, ties), store);
      run = run_end;
    }
    return {matches.begin() + static_cast<std::ptrdiff_t>(begin),
            matches.begin() + static_cast<std::ptrdiff_t>(end)};
  }

  Hit make_hit(const StoredPassage& stored, detail::Score score,
               const detail::Highlighter& highlighter) {
    Hit hit;
    hit.article = *stored.article;
    hit.passage_number = stored.record.number;
    hit.section = stored.record.section;
    hit.text = stored.record.text;
    hit.score = static_cast<double>(score) / detail::score_unit;
    analyzer(hit.article.language).analyze(hit.text, tokens);
    hit.matches = highlighter.matches(tokens);
    return hit;
  }

  std::size_t count(const Query& query) {
    const auto plan = detail::make_plan(query, analyzers);
    if (plan.root.kind == detail::PlanNode::Kind::nothing) return 0;
    return detail::Matcher(index.shards, plan.root).count();
  }

  IndexInfo info() const {
    IndexInfo info;
    info.shards = index.shards.size();
    for (const auto& each : analyzers) info.languages.push_back(each.language);
    std::sort(info.languages.begin(), info.languages.end());
    const std::string first_passage(detail::term_prefix::first_passage);
    for (const auto& [database, dead] : index.shards) {
      info.passages += database.get_doccount() - dead.size();
      auto it = database.postlist_begin(first_passage);
      for (; it != database.postlist_end(first_passage); ++it) {
        if (!dead.contains(*it)) ++info.articles;
      }
    }
    return info;
  }

  std::filesystem::path index_dir;
  detail::OpenIndex index;
  std::unique_ptr<detail::VariantTable> variants;   ///< The analyzers refer to it.
  std::vector<detail::LanguageAnalyzer> analyzers;  ///< That of the index's own language first.
  std::vector<detail::Token> tokens;
};

Searcher::Searcher(const std::filesystem::path& index_dir)
    : impl_(detail::guard_xapian([&] { return std::make_unique<Impl>(index_dir); })) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

SearchResult Searcher::search(const Query& query, const SearchOptions& options) {
  return impl_->run([&] { return impl_->search(query, options); });
}

std::size_t Searcher::count(const Query& query) {
  return impl_->run([&] { return impl_->count(query); });
}

std::vector<Diagnostic> Searcher::diagnose(const Query& query) {
  return impl_->run([&] { return detail::make_plan(query, impl_->analyzers).diagnostics; });
}

std::string Searcher::explain(const Query& query) {
  return impl_->run(
      [&] { return detail::to_string(detail::make_plan(query, impl_->analyzers).root); });
}

bool Searcher::refresh() {
  if (detail::read_stub_text(impl_->index_dir) == impl_->index.stub) return false;
  detail::guard_xapian([&] { impl_->open(); });
  return true;
}

IndexInfo Searcher::info() const {
  return detail::guard_xapian([&] { return impl_->info(); });
}

}  // namespace newsgrep
