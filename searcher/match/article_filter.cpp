#include "searcher/match/article_filter.hpp"

#include <fnmatch.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "index/field_terms.hpp"
#include "searcher/query/overloaded.hpp"
#include "text/path.hpp"

namespace newsgrep::match {
namespace {

namespace term_prefix = index::term_prefix;
using query::Overloaded;

/// Returns true if the terms of the articles are enough to find `node` in a title or an address.
bool terms_decide(const query::PlanNode& node) {
  const auto decide_all = [](const std::vector<query::PlanNode>& nodes) {
    return std::all_of(nodes.begin(), nodes.end(), terms_decide);
  };
  return std::visit(Overloaded{
                        [](const query::Nothing&) { return true; },
                        [](const query::Sequence& sequence) {
                          return sequence.words.size() == 1 && !sequence.words.front().needs_form &&
                                 sequence.languages.empty() && !sequence.quoted;
                        },
                        [&](const query::AnyOf& any) { return decide_all(any.parts); },
                        [&](const query::AllOf& all) { return decide_all(all.parts); },
                        [&](const query::Maybe& maybe) {
                          return terms_decide(*maybe.required) && decide_all(maybe.optional);
                        },
                        [](const query::Without&) { return false; },
                        [](const query::Near&) { return false; },
                        [](const query::OnePassage&) { return true; },
                        [](const query::Filter&) { return true; },
                    },
                    node.what);
}

/// Finds the articles that have the terms which a node needs, in one of their fields.
class TermCandidates {
 public:
  /// `prefix` is that of the field's terms.
  TermCandidates(const index::OpenShard& shard, std::string_view prefix, query::Clock& clock)
      : shard_(shard), prefix_(prefix), clock_(clock) {}

  ArticleSet find(const query::PlanNode& node) const { return find_in(node); }

 private:
  template <typename Node>
  ArticleSet find_in(const Node& node) const {
    return std::visit([&](const auto& each) { return with(each); }, node.what);
  }

  ArticleSet empty() const { return ArticleSet(shard_.passages.size()); }

  ArticleSet with(const query::Nothing&) const { return empty(); }
  ArticleSet with(const query::OnePassage&) const { return empty(); }
  ArticleSet with(const query::Filter&) const { return empty(); }

  ArticleSet with(const query::Sequence& sequence) const {
    auto set = with_word(sequence.words.front());
    for (std::size_t i = 1; i < sequence.words.size(); ++i) {
      set.intersect(with_word(sequence.words[i]));
    }
    return set;
  }

  ArticleSet with(const query::AnyOf& any) const { return with_any(any.parts); }
  ArticleSet with(const query::AllOf& all) const { return with_all(all.parts); }
  ArticleSet with(const query::Maybe& maybe) const { return find_in(*maybe.required); }
  ArticleSet with(const query::Without& without) const { return find_in(*without.wanted); }
  ArticleSet with(const query::Near& near) const { return with_all(near.operands); }
  ArticleSet with(const query::AnyOperand& any) const { return with_any(any.operands); }

  template <typename Node>
  ArticleSet with_any(const std::vector<Node>& nodes) const {
    auto set = empty();
    for (const auto& node : nodes) set.unite(find_in(node));
    return set;
  }

  template <typename Node>
  ArticleSet with_all(const std::vector<Node>& nodes) const {
    auto set = find_in(nodes.front());
    for (std::size_t i = 1; i < nodes.size(); ++i) set.intersect(find_in(nodes[i]));
    return set;
  }

  ArticleSet with_word(const query::PlannedWord& word) const {
    auto set = empty();
    for (const auto& term : word.terms) add_term(set, std::string(prefix_).append(term.text));
    if (!word.terms.empty() || !word.needs_form) return set;
    // Addresses have no vocabulary; but their terms are not stemmed.
    auto first = std::string(prefix_);
    if (word.pattern->form == query::WordForm::prefix) first.append(word.pattern->word);
    for (const auto& term : shard_.postings.terms(first)) add_term(set, term);
    return set;
  }

  void add_term(ArticleSet& set, std::string_view term) const {
    clock_.check();
    shard_.postings.for_each_posting(
        term, [&](index::PassageId first_passage, std::uint32_t) { set.add(first_passage); });
  }

  const index::OpenShard& shard_;
  const std::string_view prefix_;
  query::Clock& clock_;
};

class ArticleFilter {
 public:
  ArticleFilter(const index::OpenShard& shard, std::size_t shard_index, TextReader& reader)
      : shard_(shard), shard_index_(shard_index), reader_(reader) {}

  ArticleSet operator()(const query::DateFilter& date) const {
    const auto first = index::day_term(date.days.first);
    return with_terms(shard_.postings.terms(first, index::day_term(date.days.last)));
  }

  ArticleSet operator()(const query::LanguageFilter& language) const {
    return with_terms({index::value_term(term_prefix::language, language.code)});
  }

  ArticleSet operator()(const query::PathFilter& path) {
    return with_values(
        term_prefix::path,
        [&](std::string_view value) {
          return path_matches(std::string(value), path.pattern.text, path.pattern.is_literal);
        },
        [](const index::ArticleRecord& article) { return std::vector{article.path}; });
  }

  ArticleSet operator()(const query::TextFilter& filter) {
    const auto& wanted = *filter.wanted;
    switch (filter.field) {
      case query::Field::source:
        return with_names(wanted, term_prefix::source, [](const index::ArticleRecord& article) {
          return std::vector{article.source};
        });
      case query::Field::by:
        return with_names(wanted, term_prefix::author,
                          [](const index::ArticleRecord& article) { return article.authors; });
      case query::Field::title:
        return with_texts(wanted, term_prefix::title_word, [&](const auto& article) {
          return reader_.text(article.title, article.language);
        });
      case query::Field::url:
        return with_texts(wanted, term_prefix::url_word,
                          [&](const auto& article) { return reader_.name(article.url); });
      case query::Field::lang:
      case query::Field::path:
      case query::Field::date:
      case query::Field::quote:
        break;  // Not of FieldKind::words.
    }
    return ArticleSet(shard_.passages.size());
  }

 private:
  ArticleSet with_terms(const std::vector<std::string>& terms) const {
    ArticleSet set(shard_.passages.size());
    for (const auto& term : terms) {
      reader_.clock().check();
      add_term(set, term);
    }
    return set;
  }

  void add_term(ArticleSet& set, std::string_view term) const {
    shard_.postings.for_each_posting(
        term, [&](index::PassageId first_passage, std::uint32_t) { set.add(first_passage); });
  }

  /// Returns the articles that have a value with this prefix that `is_wanted`. `values_of` tells
  /// the values of an article when they are too long for a term.
  template <typename IsWanted, typename ValuesOf>
  ArticleSet with_values(std::string_view prefix, IsWanted&& is_wanted, ValuesOf&& values_of) {
    ArticleSet set(shard_.passages.size());
    for (const auto& term : shard_.postings.terms(prefix)) {
      reader_.clock().check();
      if (const auto value = index::value_of_term(term, prefix)) {
        if (is_wanted(*value)) add_term(set, term);
        continue;
      }
      shard_.postings.for_each_posting(term, [&](index::PassageId first_passage, std::uint32_t) {
        reader_.clock().check();
        for (const auto& value : values_of(reader_.article({shard_index_, first_passage}))) {
          if (is_wanted(value)) set.add(first_passage);
        }
      });
    }
    return set;
  }

  /// Returns the articles with a name that matches.
  template <typename ValuesOf>
  ArticleSet with_names(const query::PlanNode& wanted, std::string_view prefix,
                        ValuesOf&& values_of) {
    return with_values(
        prefix,
        [&](std::string_view value) {
          auto text = reader_.name(value);
          return query::holds(wanted, text);
        },
        values_of);
  }

  /// Returns the articles of which the text that `text_of` tells matches.
  template <typename TextOf>
  ArticleSet with_texts(const query::PlanNode& wanted, std::string_view prefix, TextOf&& text_of) {
    auto set = TermCandidates(shard_, prefix, reader_.clock()).find(wanted);
    if (terms_decide(wanted)) return set;
    for (auto at = set.next(1); at != index::no_passage; at = set.next(at + 1)) {
      reader_.clock().check();
      auto text = text_of(reader_.article({shard_index_, at}));
      if (!query::holds(wanted, text)) set.remove(at);
    }
    return set;
  }

  const index::OpenShard& shard_;
  const std::size_t shard_index_;
  TextReader& reader_;
};

}  // namespace

ArticleSet find_articles(const query::Filter& filter, const index::OpenShard& shard,
                         std::size_t shard_index, TextReader& reader) {
  return std::visit(ArticleFilter(shard, shard_index, reader), filter.what);
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
