#include "index/words/form_postings.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace newsgrep::index {
namespace {

using Ordinals = std::vector<std::uint32_t>;

bool stands_before(const ListedForm& a, const ListedForm& b) {
  return a.word < b.word;
}

}  // namespace

FormPostings::FormPostings(std::uint32_t postings, std::vector<ListedForm> forms)
    : postings_(postings), forms_(std::move(forms)) {
  std::sort(forms_.begin() + 1, forms_.end(), stands_before);
}

FormPostings::FormPostings(std::uint32_t postings, const TermForms& stored) : postings_(postings) {
  for (const auto& form : stored.forms) {
    auto& ordinals = forms_.emplace_back(ListedForm{form.word, {}}).ordinals;
    for_each_ordinal(form.ordinals, postings,
                     [&](std::uint32_t ordinal) { ordinals.push_back(ordinal); });
  }
}

FormPostings FormPostings::of_full_lists(std::uint32_t postings, std::vector<ListedForm> forms) {
  FormPostings all(postings, std::move(forms));
  auto& usual = all.forms_.front();
  usual.ordinals = all.shared_with_others(usual);
  return all;
}

std::vector<ListedForm> FormPostings::full_lists() const {
  auto forms = forms_;
  forms.front().ordinals = all_of_usual();
  return forms;
}

void FormPostings::append(FormPostings next) {
  next.make_usual(forms_.front().word);
  for (const auto& part : next.forms_) {
    auto& ordinals = find_or_add(part.word)->ordinals;
    std::transform(part.ordinals.begin(), part.ordinals.end(), std::back_inserter(ordinals),
                   [&](std::uint32_t ordinal) { return postings_ + ordinal; });
  }
  postings_ += next.postings_;
}

void FormPostings::choose_usual() {
  if (forms_.size() == 1) return;
  std::size_t most_of_others = 0;
  std::size_t of_others = 0;  // A passage counts once for each form.
  for (auto form = forms_.begin() + 1; form != forms_.end(); ++form) {
    most_of_others = std::max(most_of_others, form->ordinals.size());
    of_others += form->ordinals.size();
  }
  if (postings_ + forms_.front().ordinals.size() > of_others + most_of_others) return;
  const auto passages_of = [&](const ListedForm& form) {
    if (&form != &forms_.front()) return form.ordinals.size();
    return postings_ - with_other_form().size() + form.ordinals.size();
  };
  const auto* usual = &forms_.front();
  auto most = passages_of(*usual);
  for (const auto& form : forms_) {
    const auto passages = passages_of(form);
    if (passages < most || (passages == most && form.word >= usual->word)) continue;
    usual = &form;
    most = passages;
  }
  make_usual(std::string(usual->word));
}

void FormPostings::make_usual(std::string_view word) {
  if (forms_.front().word == word) return;
  forms_.front().ordinals = all_of_usual();
  const auto usual = find_or_add(word);
  usual->ordinals = shared_with_others(*usual);
  std::iter_swap(forms_.begin(), usual);
  std::sort(forms_.begin() + 1, forms_.end(), stands_before);
}

std::vector<ListedForm>::iterator FormPostings::find_or_add(std::string_view word) {
  if (forms_.front().word == word) return forms_.begin();
  const auto at = std::lower_bound(
      forms_.begin() + 1, forms_.end(), word,
      [](const ListedForm& form, std::string_view wanted) { return form.word < wanted; });
  if (at != forms_.end() && at->word == word) return at;
  return forms_.insert(at, {std::string(word), {}});
}

/// Returns the passages that have another form than the usual one.
Ordinals FormPostings::with_other_form() const {
  if (forms_.size() == 2) return forms_.back().ordinals;
  Ordinals all;
  for (auto form = forms_.begin() + 1; form != forms_.end(); ++form) {
    all.insert(all.end(), form->ordinals.begin(), form->ordinals.end());
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

/// Returns the passages that have the usual form.
Ordinals FormPostings::all_of_usual() const {
  const auto others = with_other_form();
  Ordinals all;
  auto other = others.begin();
  auto listed = forms_.front().ordinals.begin();
  for (std::uint32_t ordinal = 0; ordinal < postings_; ++ordinal) {
    const bool has_other = other != others.end() && *other == ordinal;
    const bool is_listed = listed != forms_.front().ordinals.end() && *listed == ordinal;
    if (has_other) ++other;
    if (is_listed) ++listed;
    if (is_listed || !has_other) all.push_back(ordinal);
  }
  return all;
}

/// Returns the passages that are listed for `form` and for another form.
Ordinals FormPostings::shared_with_others(const ListedForm& form) const {
  Ordinals shared;
  for (const auto& other : forms_) {
    if (&other == &form) continue;
    std::set_intersection(form.ordinals.begin(), form.ordinals.end(), other.ordinals.begin(),
                          other.ordinals.end(), std::back_inserter(shared));
  }
  std::sort(shared.begin(), shared.end());
  shared.erase(std::unique(shared.begin(), shared.end()), shared.end());
  return shared;
}

}  // namespace newsgrep::index
