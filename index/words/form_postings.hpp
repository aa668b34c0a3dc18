#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "index/words/form_lists.hpp"

namespace newsgrep::index {

/// In which forms a term is written in which of its passages, to be put together from parts. What
/// is listed of a form is told in storage/form_lists.hpp.
class FormPostings {
 public:
  /// A form, and the ordinals of the passages that are listed for it, ascending.
  struct Form {
    std::string word;
    std::vector<std::uint32_t> ordinals;
  };

  /// A term with so many postings, and its forms, which are distinct, the usual one first.
  FormPostings(std::uint32_t postings, std::vector<Form> forms);

  /// As they are stored of a term with so many postings. Throws Error{corrupt}.
  FormPostings(std::uint32_t postings, const TermForms& stored);

  /// When all passages of each form are listed, those of the usual one, too.
  static FormPostings of_full_lists(std::uint32_t postings, std::vector<Form> forms);

  /// The usual form first, the others in order of their bytes.
  const std::vector<Form>& forms() const { return forms_; }

  /// The same with all passages of each form.
  std::vector<Form> full_lists() const;

  /// Puts the postings of `next` behind these.
  void append(FormPostings next);

  /// Makes the form that stands in the most passages the usual one.
  void choose_usual();

 private:
  void make_usual(std::string_view word);
  std::vector<Form>::iterator find_or_add(std::string_view word);
  std::vector<std::uint32_t> with_other_form() const;
  std::vector<std::uint32_t> all_of_usual() const;
  std::vector<std::uint32_t> shared_with_others(const Form& form) const;

  std::uint32_t postings_;
  std::vector<Form> forms_;
};

}  // namespace newsgrep::index
