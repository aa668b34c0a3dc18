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

/// Collects the postings of passages as they come, and writes them by term. Passages are numbered
/// from 1 in the order in which they are added.
class Inverter {
 public:
  /// The form with this number of a group; see Analyzer::form().
  using FormOfNumber = std::function<std::string_view(std::size_t group, std::uint32_t number)>;

  /// No more passages than this fit; far more than a batch has.
  static constexpr std::uint32_t max_passages = PackedPosting::max_passage;

  /// The next passage. Its terms must live until write() and come from one Analyzer for each
  /// `group` (a small number).
  void add_passage(std::size_t group, const PassageTerms& passage);

  /// How many passages were added.
  std::uint32_t passages() const { return static_cast<std::uint32_t>(lengths_.size()); }

  /// A term that is no word, of a passage that is not before those for which it was added before.
  void add_boolean(std::string term, std::uint32_t passage);

  /// Writes lengths, posting lists, and the forms of words; the inverter is as new then.
  void write(index::GlassDatabaseWriter& writer, index::FormListsWriter& forms,
             const FormOfNumber& form_of);

 private:
  /// The posting list of a term, or of a word in one of several groups.
  struct List {
    std::string_view term;
    std::uint64_t begin;  ///< The first eight bytes of the term, to compare by.
    std::uint32_t group;  ///< no_group when it is no word.
    std::uint32_t id;     ///< Of the word in its group.
    std::span<const PackedPosting> postings;
  };
  static constexpr std::uint32_t no_group = UINT32_MAX;

  std::vector<List> sorted_lists();
  index::FormPostings forms_of(const List& list, const FormOfNumber& form_of) const;
  index::FormPostings forms_of(std::span<const List> parts, std::span<const PackedPosting> merged,
                               const FormOfNumber& form_of) const;

  std::vector<WordPostings> groups_;
  std::vector<std::uint32_t> lengths_;  ///< Sum of the impacts, by passage.
  std::unordered_map<std::string, std::vector<PackedPosting>> booleans_;
};

}  // namespace newsgrep::indexer
