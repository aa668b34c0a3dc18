#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "index/words/form_lists.hpp"

namespace newsgrep::index {

/// A written form, and the ordinals of the passages that are listed for it, ascending.
struct ListedForm {
  std::string word;
  std::vector<std::uint32_t> ordinals;
};

/// The written forms of one term with their passages, while they are put together: passages are
/// listed as in the file (index/words/form_lists.hpp).
class FormPostings {
 public:
  /// Starts with the forms of a term that has `postings` postings. Forms are distinct; the usual
  /// one is first.
  FormPostings(std::uint32_t postings, std::vector<ListedForm> forms);

  /// Starts with the stored forms of a term that has `postings` postings. Throws Error{corrupt}.
  FormPostings(std::uint32_t postings, const TermForms& stored);

  /// Starts with forms that list all their passages, the usual form as well.
  static FormPostings of_full_lists(std::uint32_t postings, std::vector<ListedForm> forms);

  /// Returns the forms as they are listed: the usual one first, the others in byte order.
  const std::vector<ListedForm>& forms() const { return forms_; }

  /// Returns the same forms with all passages of each.
  std::vector<ListedForm> full_lists() const;

  /// Adds the postings of `next` after these.
  void append(FormPostings next);

  /// Makes the form that is in the most passages the usual one.
  void choose_usual();

 private:
  void make_usual(std::string_view word);
  std::vector<ListedForm>::iterator find_or_add(std::string_view word);
  std::vector<std::uint32_t> with_other_form() const;
  std::vector<std::uint32_t> all_of_usual() const;
  std::vector<std::uint32_t> shared_with_others(const ListedForm& form) const;

  std::uint32_t postings_;
  std::vector<ListedForm> forms_;
};

}  // namespace newsgrep::index
