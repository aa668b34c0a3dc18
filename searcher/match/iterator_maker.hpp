#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "searcher/match/parts.hpp"
#include "searcher/match/passage_iterator.hpp"
#include "searcher/match/term_iterator.hpp"
#include "searcher/match/term_lists.hpp"
#include "searcher/match/text_reader.hpp"
#include "searcher/query/plan_node.hpp"

namespace newsgrep::match {

/// Makes the iterators of a plan over one shard. Throws TimeIsUp; so do the iterators.
class IteratorMaker {
 public:
  /// `shard_index` is the number of `shard` in the index, from 0. All arguments must outlive the
  /// iterators.
  IteratorMaker(const index::OpenShard& shard, std::size_t shard_index, TermLists& terms,
                TextReader& reader)
      : shard_(shard), shard_index_(shard_index), terms_(terms), reader_(reader) {}

  /// Returns true if the text of a candidate has to be read to tell whether it matches.
  static bool reads_texts(const query::PlanNode& node);

  /// Returns an iterator over what `node` matches, which must outlive it; null for Nothing.
  std::unique_ptr<PassageIterator> make(const query::PlanNode& node) const;

 private:
  std::unique_ptr<PassageIterator> make(const query::NearOperand& operand) const;
  template <template <typename> typename Iterator, typename Node>
  std::unique_ptr<PassageIterator> combined(const std::vector<Node>& nodes) const;
  std::unique_ptr<PassageIterator> sequence(const query::Sequence& sequence) const;
  std::unique_ptr<PassageIterator> candidates(const query::Sequence& sequence) const;
  std::unique_ptr<PassageIterator> near(const query::Near& near) const;
  std::unique_ptr<PassageIterator> candidates(const query::Near& near) const;
  std::unique_ptr<PassageIterator> candidates(const query::NearOperand& operand) const;
  std::unique_ptr<PassageIterator> word(const query::PlannedWord& word) const;
  std::unique_ptr<TermIterator> term(const query::PlannedTerm& term) const;
  std::unique_ptr<PassageIterator> in_languages(std::unique_ptr<PassageIterator> part,
                                                const std::vector<std::string>& languages) const;

  const index::OpenShard& shard_;
  const std::size_t shard_index_;
  TermLists& terms_;
  TextReader& reader_;
};

}  // namespace newsgrep::match
