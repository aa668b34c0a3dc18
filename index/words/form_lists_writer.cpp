#include "index/words/form_lists_writer.hpp"

#include <algorithm>
#include <limits>

#include "index/bytes/shared_bytes.hpp"
#include "index/bytes/varint.hpp"
#include "newsgrep/error.hpp"
#include "text/stable_hash.hpp"

namespace newsgrep::index {

void FormListsWriter::add(std::string_view term, const FormPostings& postings) {
  const auto& forms = postings.forms();
  if (forms.size() == 1) return add(term, forms.front().word);
  begin(term, forms.size());
  for (const auto& form : forms) {
    append_form(form.word, term);
    list_.clear();
    std::uint32_t next = 0;
    for (const auto ordinal : form.ordinals) {
      append_varint(list_, ordinal - next);
      next = ordinal + 1;
    }
    append_string(entry_, list_);
  }
  file_.append(entry_);
}

void FormListsWriter::add(std::string_view term, std::string_view only_form) {
  begin(term, only_form == term ? 0 : 1);
  if (only_form != term) append_form(only_form, term);
  file_.append(entry_);
}

void FormListsWriter::begin(std::string_view term, std::size_t forms) {
  const auto hash = text::stable_hash(term);
  if (words_of_terms_.count(hash) > 1) {
    if (file_.size() > UINT32_MAX) {
      throw Error(ErrorCode::bad_argument, "The articles have too many different words",
                  "Divide the articles between several indexes");
    }
    begins_.emplace_back(hash, static_cast<std::uint32_t>(file_.size()));
  }
  entry_.clear();
  append_varint(entry_, forms);
}

void FormListsWriter::append_form(std::string_view form, std::string_view term) {
  const auto shared = shared_bytes(form, term);
  // No longer one comes from an analyzer; a damaged file may have one.
  constexpr std::size_t max_bytes = std::numeric_limits<std::uint8_t>::max();
  if (shared > max_bytes || form.size() - shared > max_bytes) throw damaged_form_lists();
  entry_.push_back(static_cast<char>(shared));
  entry_.push_back(static_cast<char>(form.size() - shared));
  entry_.append(form, shared);
}

SummedFile FormListsWriter::finish(Durability durability) {
  std::sort(begins_.begin(), begins_.end());
  std::vector<std::uint64_t> hashes;
  std::vector<std::uint32_t> begins;
  for (const auto& [hash, begin] : begins_) {
    hashes.push_back(hash);
    begins.push_back(begin);
  }
  file_.append_numbers(hashes);
  file_.append_numbers(begins);
  file_.append_numbers<std::uint32_t>({static_cast<std::uint32_t>(begins.size())});
  file_.append(forms_magic);
  return {forms_file_name, file_.finish(durability)};
}

}  // namespace newsgrep::index
