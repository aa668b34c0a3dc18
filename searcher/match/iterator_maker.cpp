#include "searcher/match/iterator_maker.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "index/field_terms.hpp"
#include "index/find_passage.hpp"
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
#include "searcher/query/overloaded.hpp"

namespace newsgrep::match {
namespace {

using query::Overloaded;

/// Returns true if a word stands for one term, in whatever form.
bool has_one_term(const query::PlannedWord& word) {
  return word.terms.size() == 1 && word.terms.front().edits == 0;
}

/// Returns true if a posting list is all that a word takes.
bool is_term(const query::PlannedWord& word) {
  return has_one_term(word) && !word.needs_form;
}

bool have_one_term(const query::WordSequence& words) {
  return std::all_of(words.begin(), words.end(), has_one_term);
}

bool any_needs_forms(const query::WordSequence& words) {
  return std::any_of(words.begin(), words.end(),
                     [](const query::PlannedWord& word) { return word.needs_form; });
}

/// Returns true if posting lists, forms and forward lists are not enough to find `sequence`.
bool needs_text(const query::Sequence& sequence) {
  return sequence.quoted || (sequence.words.size() > 1 && any_needs_forms(sequence.words));
}

bool operand_needs_text(const query::NearOperand& operand);

/// Returns true if forward lists are not enough to find `near`.
bool needs_text(const query::Near& near) {
  return !NearIterator::can_run(near) ||
         std::any_of(near.operands.begin(), near.operands.end(), operand_needs_text);
}

bool operand_needs_text(const query::NearOperand& operand) {
  return std::visit(Overloaded{
                        [](const query::Sequence& sequence) {
                          return sequence.quoted || any_needs_forms(sequence.words);
                        },
                        [](const query::AnyOperand& any) {
                          return std::any_of(any.operands.begin(), any.operands.end(),
                                             operand_needs_text);
                        },
                        [](const query::Near& near) { return needs_text(near); },
                    },
                    operand.what);
}

/// Returns the term if a posting list is all that `node`, a PlanNode or NearOperand, takes; null
/// otherwise.
template <typename Node>
const query::PlannedTerm* only_term(const Node& node) {
  const auto* sequence = std::get_if<query::Sequence>(&node.what);
  const bool is_one = sequence != nullptr && sequence->words.size() == 1 &&
                      is_term(sequence->words.front()) && sequence->languages.empty() &&
                      !sequence->quoted;
  return is_one ? &sequence->words.front().terms.front() : nullptr;
}

template <typename Node>
bool are_terms(const std::vector<Node>& nodes) {
  return std::all_of(nodes.begin(), nodes.end(),
                     [](const Node& node) { return only_term(node) != nullptr; });
}

}  // namespace

bool IteratorMaker::reads_texts(const query::PlanNode& node) {
  const auto any_reads = [](const std::vector<query::PlanNode>& nodes) {
    return std::any_of(nodes.begin(), nodes.end(), reads_texts);
  };
  return std::visit(Overloaded{
                        [](const query::Nothing&) { return false; },
                        [](const query::Sequence& sequence) { return needs_text(sequence); },
                        [&](const query::AnyOf& any) { return any_reads(any.parts); },
                        [&](const query::AllOf& all) { return any_reads(all.parts); },
                        [&](const query::Maybe& maybe) {
                          return reads_texts(*maybe.required) || any_reads(maybe.optional);
                        },
                        [&](const query::Without& without) {
                          return reads_texts(*without.wanted) || any_reads(without.unwanted);
                        },
                        [](const query::Near& near) { return needs_text(near); },
                        [](const query::OnePassage&) { return false; },
                        [](const query::Filter&) { return false; },
                    },
                    node.what);
}

std::unique_ptr<PassageIterator> IteratorMaker::make(const query::PlanNode& node) const {
  reader_.clock().check();
  using Made = std::unique_ptr<PassageIterator>;
  return std::visit(
      Overloaded{
          [](const query::Nothing&) -> Made { return nullptr; },
          [&](const query::Sequence& words) -> Made {
            return in_languages(sequence(words), words.languages);
          },
          [&](const query::AnyOf& any) -> Made { return combined<AnyIterator>(any.parts); },
          [&](const query::AllOf& all) -> Made { return combined<AllIterator>(all.parts); },
          [&](const query::Maybe& maybe) -> Made {
            return std::make_unique<MaybeIterator>(make(*maybe.required),
                                                   combined<AnyIterator>(maybe.optional));
          },
          [&](const query::Without& without) -> Made {
            return std::make_unique<WithoutIterator>(make(*without.wanted),
                                                     combined<AnyIterator>(without.unwanted));
          },
          [&](const query::Near& words) -> Made { return near(words); },
          [&](const query::OnePassage& passage) -> Made {
            return std::make_unique<OnePassageIterator>(index::find_passage(shard_, passage.id));
          },
          [&](const query::Filter& filter) -> Made {
            return std::make_unique<ArticleIterator>(
                find_articles(filter, shard_, shard_index_, reader_),
                shard_.passages.first_passages());
          },
      },
      node.what);
}

std::unique_ptr<PassageIterator> IteratorMaker::make(const query::NearOperand& operand) const {
  using Made = std::unique_ptr<PassageIterator>;
  return std::visit(
      Overloaded{
          [&](const query::Sequence& words) -> Made {
            return in_languages(sequence(words), words.languages);
          },
          [&](const query::AnyOperand& any) -> Made { return combined<AnyIterator>(any.operands); },
          [&](const query::Near& words) -> Made { return near(words); },
      },
      operand.what);
}

/// Returns an AllIterator or AnyIterator over the nodes.
template <template <typename> typename Iterator, typename Node>
std::unique_ptr<PassageIterator> IteratorMaker::combined(const std::vector<Node>& nodes) const {
  if (are_terms(nodes)) {
    Parts<TermIterator> parts;
    for (const auto& node : nodes) parts.push_back(term(*only_term(node)));
    return std::make_unique<Iterator<TermIterator>>(std::move(parts), shard_.passages.size());
  }
  Parts<PassageIterator> parts;
  for (const auto& node : nodes) parts.push_back(make(node));
  return std::make_unique<Iterator<PassageIterator>>(std::move(parts), shard_.passages.size());
}

std::unique_ptr<PassageIterator> IteratorMaker::sequence(const query::Sequence& sequence) const {
  const auto& words = sequence.words;
  if (!needs_text(sequence) && (words.size() == 1 || have_one_term(words))) {
    return candidates(sequence);
  }
  return std::make_unique<TextIterator<query::Sequence>>(candidates(sequence), sequence,
                                                         shard_index_, reader_);
}

/// Returns the passages that may hold a sequence. They do hold it if each word has one term, or
/// there is one word only, and the text need not be read.
std::unique_ptr<PassageIterator> IteratorMaker::candidates(const query::Sequence& sequence) const {
  const auto& words = sequence.words;
  if (words.size() == 1) return word(words.front());
  if (have_one_term(words)) {
    return std::make_unique<SequenceIterator>(shard_, shard_index_, words, terms_);
  }
  Parts<PassageIterator> parts;
  for (const auto& each : words) parts.push_back(word(each));
  return std::make_unique<AllIterator<PassageIterator>>(std::move(parts), shard_.passages.size());
}

std::unique_ptr<PassageIterator> IteratorMaker::near(const query::Near& near) const {
  auto found = candidates(near);
  if (NearIterator::can_run(near)) {
    found = std::make_unique<NearIterator>(std::move(found), near, shard_, shard_index_, terms_);
    if (!needs_text(near)) return found;
  }
  return std::make_unique<TextIterator<query::Near>>(std::move(found), near, shard_index_, reader_);
}

/// Returns the passages that may hold `near`.
std::unique_ptr<PassageIterator> IteratorMaker::candidates(const query::Near& near) const {
  if (are_terms(near.operands)) {
    Parts<TermIterator> terms;
    for (const auto& operand : near.operands) terms.push_back(term(*only_term(operand)));
    return std::make_unique<AheadIterator>(std::move(terms), shard_.passages);
  }
  Parts<PassageIterator> parts;
  for (const auto& operand : near.operands) parts.push_back(candidates(operand));
  return std::make_unique<AllIterator<PassageIterator>>(std::move(parts), shard_.passages.size());
}

/// Returns the passages that may hold an operand of a near. The text of a sequence, if it matters,
/// is looked at with the near.
std::unique_ptr<PassageIterator> IteratorMaker::candidates(
    const query::NearOperand& operand) const {
  const auto* sequence = std::get_if<query::Sequence>(&operand.what);
  return sequence == nullptr ? make(operand)
                             : in_languages(candidates(*sequence), sequence->languages);
}

std::unique_ptr<PassageIterator> IteratorMaker::word(const query::PlannedWord& word) const {
  if (is_term(word)) return term(word.terms.front());
  return std::make_unique<AlternativesIterator>(shard_, shard_index_, word, terms_,
                                                reader_.clock());
}

std::unique_ptr<TermIterator> IteratorMaker::term(const query::PlannedTerm& term) const {
  const auto& found = terms_.find(term.text, term.hash);
  return std::make_unique<TermIterator>(shard_.postings, found.lists[shard_index_], found.idf);
}

/// Returns `part` in passages of these languages only, with the same scores; `part` itself if there
/// are no languages.
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
