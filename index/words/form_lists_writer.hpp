#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "index/bytes/output_file.hpp"
#include "index/checksums/checksum_file.hpp"
#include "index/words/form_postings.hpp"
#include "index/words/word_list_writer.hpp"

namespace newsgrep::index {

/// Writes the file `forms` of a shard; see form_lists.hpp. Every member throws Error{io} when a
/// write fails.
class FormListsWriter {
 public:
  /// Creates the file in the folder `dir`. `words_of_terms` tells which terms have several words in
  /// the file `words` of the shard; it must outlive the writer.
  FormListsWriter(const std::filesystem::path& dir, const WordsOfTerms& words_of_terms)
      : file_(dir / forms_file_name), words_of_terms_(words_of_terms) {}

  /// Adds the forms of a term. Terms ascend. Throws Error{bad_argument} if the file gets too large.
  void add(std::string_view term, const FormPostings& postings);

  /// Adds a term that is written in one form only.
  void add(std::string_view term, std::string_view only_form);

  /// Writes the rest of the file and closes it. Returns the file with its checksums.
  SummedFile finish(Durability durability);

 private:
  void begin(std::string_view term, std::size_t forms);
  void append_form(std::string_view form, std::string_view term);

  OutputFile file_;
  const WordsOfTerms& words_of_terms_;
  /// Hashes of terms, with the starts of their entries.
  std::vector<std::pair<std::uint64_t, std::uint32_t>> begins_;
  std::string entry_;
  std::string list_;
};

}  // namespace newsgrep::index
