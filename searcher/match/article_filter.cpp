#include "searcher/match/article_filter.hpp"

#include <fnmatch.h>

#include <string>
#include <string_view>
#include <utility>

#include "index/field_terms.hpp"
#include "index/format.hpp"
#include "text/path.hpp"

namespace newsgrep::match {
namespace {

using Kind = query::PlanNode::Kind;

class ArticleFilter {
 public:
  ArticleFilter(const query::PlanNode& filter, const index::OpenShard& shard,
                std::size_t shard_index, TextReader& reader)
      : filter_(filter), shard_(shard), shard_index_(shard_index), reader_(reader) {}

  ArticleSet find() {
    switch (filter_.field) {
      case query::Field::date:
        return with_terms(shard_.postings.terms(index::day_term(filter_.dates.first),
                                                index::day_term(filter_.dates.last)));
      case query::Field::lang:
        return with_terms({index::value_term(index::term_prefix::language, filter_.value)});
      case query::Field::path:
        return with_values(
            index::term_prefix::path,
            [&](std::string_view path) {
              return path_matches(std::string(path), filter_.value, filter_.literal);
            },
            [](const index::ArticleRecord& article) { return std::vector{article.path}; });
      case query::Field::source:
        return with_names(index::term_prefix::source, [](const index::ArticleRecord& article) {
          return std::vector{article.source};
        });
      case query::Field::by:
        return with_names(index::term_prefix::author,
                          [](const index::ArticleRecord& article) { return article.authors; });
      case query::Field::title:
        return with_words(index::term_prefix::title_word);
      case query::Field::url:
        return with_words(index::term_prefix::url_word);
      case query::Field::quote:
        break;
    }
    return empty();
  }

 private:
  ArticleSet empty() const { return ArticleSet(shard_.passages.size()); }

  void add_term(ArticleSet& set, std::string_view term) const {
    shard_.postings.for_each_posting(
        term, [&](index::PassageId first_passage, std::uint32_t) { set.add(first_passage); });
  }

  ArticleSet with_terms(const std::vector<std::string>& terms) const {
    auto set = empty();
    for (const auto& term : terms) add_term(set, term);
    return set;
  }

  /// The articles that have a value with this prefix that `is_wanted`; of those that are too long
  /// for a term, `values_of` tells the values.
  template <typename IsWanted, typename ValuesOf>
  ArticleSet with_values(std::string_view prefix, IsWanted&& is_wanted, ValuesOf&& values_of) {
    auto set = empty();
    for (const auto& term : shard_.postings.terms(prefix)) {
      if (const auto value = index::value_of_term(term, prefix)) {
        if (is_wanted(*value)) add_term(set, term);
        continue;
      }
      shard_.postings.for_each_posting(term, [&](index::PassageId first_passage, std::uint32_t) {
        for (const auto& value : values_of(reader_.article({shard_index_, first_passage}))) {
          if (is_wanted(value)) set.add(first_passage);
        }
      });
    }
    return set;
  }

  template <typename ValuesOf>
  ArticleSet with_names(std::string_view prefix, ValuesOf&& values_of) {
    return with_values(
        prefix,
        [&](std::string_view value) {
          auto text = reader_.name(value);
          return query::holds(filter_.children.front(), text);
        },
        values_of);
  }

  /// The articles whose title or URL matches.
  ArticleSet with_words(std::string_view prefix) {
    const auto& wanted = filter_.children.front();
    auto set = candidates(wanted, prefix);
    if (terms_decide(wanted)) return set;
    for (auto at = set.next(1); at != index::no_passage; at = set.next(at + 1)) {
      const auto& article = reader_.article({shard_index_, at});
      auto text = filter_.field == query::Field::title
                      ? reader_.text(article.title, article.language)
                      : reader_.name(article.url);
      if (!query::holds(wanted, text)) set.remove(at);
    }
    return set;
  }

  static bool terms_decide(const query::PlanNode& node) {
    if (node.kind == Kind::sequence) {
      return node.sequence.size() == 1 && !node.sequence.front().needs_form &&
             node.languages.empty() && !node.quoted;
    }
    if (node.kind == Kind::near || node.kind == Kind::without) return false;
    for (const auto& child : node.children) {
      if (!terms_decide(child)) return false;
    }
    return true;
  }

  /// The articles that have the terms that `node` needs.
  ArticleSet candidates(const query::PlanNode& node, std::string_view prefix) const {
    if (node.kind == Kind::sequence) {
      auto set = with_word(node.sequence.front(), prefix);
      for (std::size_t i = 1; i < node.sequence.size(); ++i) {
        set.intersect(with_word(node.sequence[i], prefix));
      }
      return set;
    }
    if (node.children.empty()) return empty();
    auto set = candidates(node.children.front(), prefix);
    if (node.kind == Kind::maybe || node.kind == Kind::without) return set;
    for (std::size_t i = 1; i < node.children.size(); ++i) {
      const auto other = candidates(node.children[i], prefix);
      node.kind == Kind::any ? set.unite(other) : set.intersect(other);
    }
    return set;
  }

  ArticleSet with_word(const query::PlannedWord& word, std::string_view prefix) const {
    auto set = empty();
    for (const auto& term : word.terms) add_term(set, std::string(prefix).append(term.text));
    if (!word.terms.empty() || !word.needs_form) return set;
    // Addresses have no vocabulary; but their terms are not stemmed.
    auto first = std::string(prefix);
    if (word.pattern->form == query::WordForm::prefix) first.append(word.pattern->word);
    for (const auto& term : shard_.postings.terms(first)) add_term(set, term);
    return set;
  }

  const query::PlanNode& filter_;
  const index::OpenShard& shard_;
  const std::size_t shard_index_;
  TextReader& reader_;
};

}  // namespace

ArticleSet find_articles(const query::PlanNode& filter, const index::OpenShard& shard,
                         std::size_t shard_index, TextReader& reader) {
  return ArticleFilter(filter, shard, shard_index, reader).find();
}

bool path_matches(const std::string& path, std::string pattern, bool literal) {
  while (pattern.size() > 1 && pattern.ends_with('/')) pattern.pop_back();
  const bool anchored = pattern.starts_with('/');
  const bool plain = literal || pattern.find_first_of("*?[") == std::string::npos;
  for (std::size_t at = 0; at != std::string::npos; at = path.find('/', at)) {
    if (!anchored && at < path.size() && path[at] == '/') ++at;
    // The GNU extension FNM_LEADING_DIR lets a pattern match a folder that the path is below.
    const auto* rest = path.c_str() + at;
    if (plain ? text::is_below(rest, pattern)
              : fnmatch(pattern.c_str(), rest, FNM_PATHNAME | FNM_LEADING_DIR) == 0) {
      return true;
    }
    if (anchored) return false;
  }
  return false;
}

}  // namespace newsgrep::match
