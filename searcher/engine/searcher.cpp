#include "newsgrep/searcher.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <utility>

#include "analysis/analyzer.hpp"
#include "analysis/variants.hpp"
#include "engine/match/matcher.hpp"
#include "engine/open_index.hpp"
#include "highlight/highlighter.hpp"
#include "query/plan.hpp"
#include "schema/format.hpp"
#include "schema/impact.hpp"
#include "schema/passage_record.hpp"
#include "storage/passage_file.hpp"

namespace newsgrep {
namespace {

using detail::ArticleRecord;
using detail::Match;
using detail::PassageId;

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

/// Reads the passages that a search found, and remembers the articles that they led to.
class PassageReader {
 public:
  PassageReader(std::span<const detail::OpenShard> shards, detail::Decompressor& decompressor)
      : shards_(shards), decompressor_(decompressor) {}

  /// All of a hit but what is found by searching.
  Hit read(const Match& match) {
    const auto& passages = shards_[match.shard].passages;
    const auto content = passages.read(match.passage, decompressor_, buffer_);
    Hit hit;
    const auto number = passages.head(match.passage).number;
    hit.passage_number = number;
    hit.section = content.section;
    hit.text = content.text;
    hit.article = article(match, number, content.article);
    return hit;
  }

  /// Puts passages of equal score in order: newest article first, then by article id and number.
  void order_ties(std::span<Match> ties) {
    struct Tie {
      detail::PassageHead article;
      std::uint32_t number;
      Match match;
    };
    std::vector<Tie> keyed;
    for (const auto& match : ties) shards_[match.shard].passages.prefetch(match.passage);
    for (const auto& match : ties) {
      const auto& passages = shards_[match.shard].passages;
      const auto number = passages.head(match.passage).number;
      keyed.push_back({passages.head(first_passage(match, number)), number, match});
    }
    std::sort(keyed.begin(), keyed.end(), [](const Tie& a, const Tie& b) {
      if (a.article.date != b.article.date) return a.article.date > b.article.date;
      if (a.article.id != b.article.id) return a.article.id < b.article.id;
      return a.number < b.number;
    });
    std::transform(keyed.begin(), keyed.end(), ties.begin(),
                   [](const Tie& tie) { return tie.match; });
  }

 private:
  /// The passages of an article follow each other, and the first carries what is known of it.
  static PassageId first_passage(const Match& match, std::uint32_t number) {
    if (number > match.passage) throw damaged_passage();
    return match.passage - (number - 1);
  }

  /// `number` is that of the passage in its article; `encoded` is the article's record if it is 1.
  const ArticleInfo& article(const Match& match, std::uint32_t number, std::string_view encoded) {
    const auto first = first_passage(match, number);
    const auto [known, is_new] = articles_.try_emplace({match.shard, first});
    if (!is_new) return known->second;
    const auto& passages = shards_[match.shard].passages;
    if (first != match.passage) {
      encoded = passages.read(first, decompressor_, article_buffer_).article;
    }
    const auto head = passages.head(first);
    auto record = detail::decode_article(encoded, head.id, head.date);
    if (!record) throw damaged_passage();
    return known->second = to_info(std::move(*record));
  }

  std::span<const detail::OpenShard> shards_;
  detail::Decompressor& decompressor_;
  std::string buffer_;
  std::string article_buffer_;
  std::map<std::pair<std::size_t, PassageId>, ArticleInfo> articles_;
};

detail::Deadline deadline(std::chrono::milliseconds timeout) {
  const auto now = std::chrono::steady_clock::now();
  // In floating point, for a timeout may be longer than nanoseconds can count.
  using Seconds = std::chrono::duration<double>;
  const bool bounded = timeout.count() > 0 && Seconds(timeout) < Seconds(detail::no_deadline - now);
  return bounded ? now + timeout : detail::no_deadline;
}

}  // namespace

struct Searcher::Impl {
  explicit Impl(const std::filesystem::path& dir) : index_dir(dir) { open(); }

  void open() {
    index = detail::open_index(index_dir);
    variants = std::make_unique<detail::VariantTable>(index.variants);
    std::set<std::string> languages;
    const auto prefix = detail::term_prefix::language;
    for (const auto& shard : index.shards) {
      for (const auto& term : shard.postings.terms(prefix)) {
        languages.insert(term.substr(prefix.size()));
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

  /// Runs `work`, which may use the analyzers.
  template <typename Work>
  auto run(Work&& work) {
    for (auto& [language, analyzer] : analyzers) {
      if (analyzer.term_count() > max_remembered_terms) analyzer.forget();
    }
    return work();
  }

  SearchResult search(const Query& query, const SearchOptions& options) {
    SearchResult result;
    auto plan = detail::make_plan(query, analyzers);
    result.diagnostics = std::move(plan.diagnostics);
    if (plan.root.kind == detail::PlanNode::Kind::nothing) {
      result.total_is_exact = true;
      return result;
    }

    PassageReader reader(index.shards, decompressor);
    std::map<std::string, detail::Highlighter> highlighters;  // By language.
    const auto matches = best(plan.root, options, reader, result);
    for (const auto& match : matches) index.shards[match.shard].passages.prefetch(match.passage);
    for (const auto& match : matches) {
      auto& hit = result.hits.emplace_back(reader.read(match));
      hit.score = static_cast<double>(match.score) / detail::score_unit;
      if (options.highlights == Highlights::none) continue;
      const auto& language = hit.article.language;
      const auto highlighter = highlighters.try_emplace(language, plan.root, language).first;
      analyzer(language).analyze(hit.text, tokens);
      hit.matches = highlighter->second.matches(tokens);
    }
    return result;
  }

  /// The passages that `options` asks for, in order; fills in the total.
  std::vector<Match> best(const detail::PlanNode& plan, const SearchOptions& options,
                          PassageReader& reader, SearchResult& result) {
    const auto wanted = options.limit > SearchOptions::all - options.offset
                            ? SearchOptions::all
                            : options.offset + options.limit;
    auto found = detail::Matcher(index.shards, plan).best(wanted, deadline(options.timeout));
    result.total = found.total;
    result.total_is_exact = found.total_is_exact;
    result.timed_out = found.timed_out;

    auto& matches = found.matches;
    const auto begin = std::min(options.offset, matches.size());
    const auto end = std::min(wanted, matches.size());
    for (std::size_t run = 0; run < end;) {
      auto run_end = run + 1;
      while (run_end < matches.size() && matches[run_end].score == matches[run].score) ++run_end;
      if (run_end > begin && run_end - run > 1) {
        reader.order_ties(std::span(matches).subspan(run, run_end - run));
      }
      run = run_end;
    }
    return {matches.begin() + static_cast<std::ptrdiff_t>(begin),
            matches.begin() + static_cast<std::ptrdiff_t>(end)};
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
    for (const auto& shard : index.shards) {
      info.passages += shard.passages.size() - shard.dead.size();
      const auto& first_passages = shard.passages.first_passages();
      info.articles += first_passages.articles();
      if (shard.dead.empty()) continue;
      for (auto at = first_passages.next_article(0); at <= shard.passages.size();
           at = first_passages.next_article(at)) {
        if (shard.dead.contains(at)) --info.articles;
      }
    }
    return info;
  }

  std::filesystem::path index_dir;
  detail::OpenIndex index;
  std::unique_ptr<detail::VariantTable> variants;   ///< The analyzers refer to it.
  std::vector<detail::LanguageAnalyzer> analyzers;  ///< That of the index's own language first.
  std::vector<detail::Token> tokens;
  detail::Decompressor decompressor;
};

Searcher::Searcher(const std::filesystem::path& index_dir)
    : impl_(std::make_unique<Impl>(index_dir)) {}
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
  impl_->open();
  return true;
}

IndexInfo Searcher::info() const {
  return impl_->info();
}

}  // namespace newsgrep
