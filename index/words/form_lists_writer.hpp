#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "index/bytes/output_file.hpp"
#include "index/words/form_postings.hpp"
#include "index/words/word_list_writer.hpp"

namespace newsgrep::index {

/// Writes the forms of the terms of a shard; see storage/form_lists.hpp.
class FormListsWriter {
 public:
  /// `words_of_terms` says of which terms the file `words` of the shard has several words; it must
  /// outlive the writer. Throws Error{io}; so do all others.
  FormListsWriter(const std::filesystem::path& dir, const WordsOfTerms& words_of_terms)
      : file_(dir / forms_file_name), words_of_terms_(words_of_terms) {}

  /// Terms ascend. Throws Error{bad_argument} when there are too many.
  void add(std::string_view term, const FormPostings& postings);

  /// The same for a term that is written in one form only.
  void add(std::string_view term, std::string_view only_form);

  void finish(Durability durability);

 private:
  void begin(std::string_view term, std::size_t forms);
  void append_form(std::string_view form, std::string_view term);

  OutputFile file_;
  const WordsOfTerms& words_of_terms_;
  /// Hashes of terms, and where their entries begin.
  std::vector<std::pair<std::uint64_t, std::uint32_t>> begins_;
  std::string entry_;
  std::string list_;
};

}  // namespace newsgrep::index
