#include "searcher/match/iterator_maker.hpp"

#include <algorithm>
#include <utility>

#include "index/field_terms.hpp"
#include "index/find_passage.hpp"
#include "index/format.hpp"
#include "searcher/match/ahead_iterator.hpp"
#include "searcher/match/all_iterator.hpp"
#include "searcher/match/alternatives_iterator.hpp"
#include "searcher/match/any_iterator.hpp"
#include "searcher/match/article_filter.hpp"
#include "searcher/match/article_iterator.hpp"
#include "searcher/match/maybe_iterator.hpp"
#include "searcher/match/near_iterator.hpp"
#include "searcher/match/one_passage_iterator.hpp"
#include "searcher/match/sequence_iterator.hpp"
#include "searcher/match/text_iterator.hpp"
#include "searcher/match/without_iterator.hpp"

namespace newsgrep::match {
namespace {

using Kind = query::PlanNode::Kind;

/// Whether a word stands for one term, in whatever form.
bool has_one_term(const query::PlannedWord& word) {
  return word.terms.size() == 1 && word.terms.front().edits == 0;
}

/// Whether a posting list is all that a word takes.
bool is_term(const query::PlannedWord& word) {
  return has_one_term(word) && !word.needs_form;
}

bool have_one_term(const query::WordSequence& words) {
  return std::all_of(words.begin(), words.end(),
                     [](const query::PlannedWord& word) { return has_one_term(word); });
}

bool any_needs_forms(const query::WordSequence& words) {
  return std::any_of(words.begin(), words.end(),
                     [](const query::PlannedWord& word) { return word.needs_form; });
}

/// Whether posting lists, forms and forward lists do not decide about `sequence`.
bool needs_text(const query::PlanNode& sequence) {
  return sequence.quoted || (sequence.sequence.size() > 1 && any_needs_forms(sequence.sequence));
}

/// Whether forward lists do not decide about `near`.
bool near_needs_text(const query::PlanNode& near) {
  if (near.kind == Kind::sequence) return near.quoted || any_needs_forms(near.sequence);
  return !NearIterator::can_run(near) ||
         std::any_of(near.children.begin(), near.children.end(), near_needs_text);
}

bool is_term(const query::PlanNode& node) {
  return node.kind == Kind::sequence && node.sequence.size() == 1 &&
         is_term(node.sequence.front()) && node.languages.empty() && !node.quoted;
}

}  // namespace

bool IteratorMaker::reads_texts(const query::PlanNode& node) {
  if (node.kind == Kind::sequence) return needs_text(node);
  if (node.kind == Kind::near) return near_needs_text(node);
  return node.kind != Kind::filter &&
         std::any_of(node.children.begin(), node.children.end(), reads_texts);
}

std::unique_ptr<PassageIterator> IteratorMaker::make(const query::PlanNode& node) const {
  const auto begin = node.children.begin();
  const auto end = node.children.end();
  const auto any_of_the_others = [&] { return combined<AnyIterator>(begin + 1, end); };
  switch (node.kind) {
    case Kind::nothing:
      break;
    case Kind::sequence:
      return in_languages(sequence(node), node.languages);
    case Kind::any:
      return combined<AnyIterator>(begin, end);
    case Kind::all:
      return combined<AllIterator>(begin, end);
    case Kind::maybe:
      return std::make_unique<MaybeIterator>(make(*begin), any_of_the_others());
    case Kind::without:
      return std::make_unique<WithoutIterator>(make(*begin), any_of_the_others());
    case Kind::near:
      return near(node);
    case Kind::passage:
      return std::make_unique<OnePassageIterator>(index::find_passage(shard_, node.value));
    case Kind::filter:
      return std::make_unique<ArticleIterator>(find_articles(node, shard_, shard_index_, reader_),
                                               shard_.passages.first_passages());
  }
  return nullptr;
}

/// AllIterator or AnyIterator over the nodes.
template <template <typename> typename Iterator>
std::unique_ptr<PassageIterator> IteratorMaker::combined(Nodes begin, Nodes end) const {
  if (std::all_of(begin, end, [](const query::PlanNode& node) { return is_term(node); })) {
    Parts<TermIterator> parts;
    for (auto it = begin; it != end; ++it) {
      parts.push_back(term(it->sequence.front().terms.front()));
    }
    return std::make_unique<Iterator<TermIterator>>(std::move(parts), shard_.passages.size());
  }
  Parts<PassageIterator> parts;
  for (auto it = begin; it != end; ++it) parts.push_back(make(*it));
  return std::make_unique<Iterator<PassageIterator>>(std::move(parts), shard_.passages.size());
}

std::unique_ptr<PassageIterator> IteratorMaker::sequence(const query::PlanNode& node) const {
  if (!needs_text(node) && (node.sequence.size() == 1 || have_one_term(node.sequence))) {
    return candidates(node);
  }
  return std::make_unique<TextIterator>(candidates(node), node, shard_index_, reader_);
}

/// The passages that may hold a sequence; they do when each word has one term, or there is only one
/// word, and the text has not to be looked at.
std::unique_ptr<PassageIterator> IteratorMaker::candidates(const query::PlanNode& sequence) const {
  const auto& words = sequence.sequence;
  if (words.size() == 1) return word(words.front());
  if (have_one_term(words)) {
    return std::make_unique<SequenceIterator>(shard_, shard_index_, words, terms_);
  }
  Parts<PassageIterator> parts;
  for (const auto& each : words) parts.push_back(word(each));
  return std::make_unique<AllIterator<PassageIterator>>(std::move(parts), shard_.passages.size());
}

/// The passages that may hold a near.
std::unique_ptr<PassageIterator> IteratorMaker::near_candidates(const query::PlanNode& node) const {
  const auto& children = node.children;
  if (std::all_of(children.begin(), children.end(),
                  [](const query::PlanNode& child) { return is_term(child); })) {
    Parts<TermIterator> terms;
    for (const auto& child : children) {
      terms.push_back(term(child.sequence.front().terms.front()));
    }
    return std::make_unique<AheadIterator>(std::move(terms), shard_.passages);
  }
  Parts<PassageIterator> parts;
  // What the text of a child has to be like is looked at with the whole.
  for (const auto& child : children) {
    parts.push_back(child.kind == Kind::sequence ? in_languages(candidates(child), child.languages)
                                                 : make(child));
  }
  return std::make_unique<AllIterator<PassageIterator>>(std::move(parts), shard_.passages.size());
}

std::unique_ptr<PassageIterator> IteratorMaker::near(const query::PlanNode& node) const {
  auto candidates = near_candidates(node);
  if (NearIterator::can_run(node)) {
    candidates =
        std::make_unique<NearIterator>(std::move(candidates), node, shard_, shard_index_, terms_);
    if (!near_needs_text(node)) return candidates;
  }
  return std::make_unique<TextIterator>(std::move(candidates), node, shard_index_, reader_);
}

std::unique_ptr<PassageIterator> IteratorMaker::word(const query::PlannedWord& word) const {
  if (is_term(word)) return term(word.terms.front());
  return std::make_unique<AlternativesIterator>(shard_, shard_index_, word, terms_);
}

std::unique_ptr<TermIterator> IteratorMaker::term(const query::PlannedTerm& term) const {
  const auto& found = terms_.find(term.text, term.hash);
  return std::make_unique<TermIterator>(shard_.postings, found.lists[shard_index_], found.idf);
}

/// `part`, in passages of these languages only unless there are none; at no change of score.
std::unique_ptr<PassageIterator> IteratorMaker::in_languages(
    std::unique_ptr<PassageIterator> part, const std::vector<std::string>& languages) const {
  if (languages.empty()) return part;
  ArticleSet articles(shard_.passages.size());
  for (const auto& language : languages) {
    shard_.postings.for_each_posting(
        index::value_term(index::term_prefix::language, language),
        [&](index::PassageId first_passage, std::uint32_t) { articles.add(first_passage); });
  }
  Parts<PassageIterator> both;
  both.push_back(std::move(part));
  both.push_back(
      std::make_unique<ArticleIterator>(std::move(articles), shard_.passages.first_passages()));
  return std::make_unique<AllIterator<PassageIterator>>(std::move(both), shard_.passages.size());
}

}  // namespace newsgrep::match
