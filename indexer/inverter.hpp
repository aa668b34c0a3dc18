#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "index/postings/glass_database_writer.hpp"
#include "index/words/form_lists_writer.hpp"
#include "index/words/form_postings.hpp"
#include "indexer/passage_terms.hpp"
#include "indexer/word_postings.hpp"

namespace newsgrep::indexer {

/// Collects the terms of passages, passage by passage, and writes the posting lists, term by term.
/// Passages are numbered from 1 in the order in which they are added. Words come in groups, one for
/// each language.
class Inverter {
 public:
  /// Returns the written form with this number in a group; see text::Analyzer::form().
  using FormOfNumber = std::function<std::string_view(std::size_t group, std::uint32_t number)>;

  /// The most passages; far more than a batch has.
  static constexpr std::uint32_t max_passages = PackedPosting::max_passage;

  /// Adds the next passage, whose words are in `group` (a small number). All terms of a group come
  /// from one Analyzer and must stay valid until write() returns.
  void add_passage(std::size_t group, const PassageTerms& passage);

  /// Returns the number of passages added.
  std::uint32_t passages() const { return static_cast<std::uint32_t>(lengths_.size()); }

  /// Adds a term that is not a word to `passage`. The passages of a term come in order.
  void add_boolean(std::string term, std::uint32_t passage);

  /// Writes lengths, posting lists and the forms of words. Leaves the inverter empty.
  void write(index::GlassDatabaseWriter& writer, index::FormListsWriter& forms,
             const FormOfNumber& form_of);

 private:
  /// The posting list of a term, or of a word in one of several groups.
  struct List {
    std::string_view term;
    std::uint64_t begin;  ///< First eight bytes of the term, compared first.
    std::uint32_t group;  ///< no_group if the term is not a word.
    std::uint32_t id;     ///< Id of the word in its group.
    std::span<const PackedPosting> postings;
  };
  static constexpr std::uint32_t no_group = UINT32_MAX;

  std::vector<List> sorted_lists();
  index::FormPostings forms_of(const List& list, const FormOfNumber& form_of) const;
  index::FormPostings forms_of(std::span<const List> parts, std::span<const PackedPosting> merged,
                               const FormOfNumber& form_of) const;

  std::vector<WordPostings> groups_;
  std::vector<std::uint32_t> lengths_;  ///< Sums of the impacts, by passage.
  std::unordered_map<std::string, std::vector<PackedPosting>> booleans_;
};

}  // namespace newsgrep::indexer
