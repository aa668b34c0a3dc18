#include "indexer/word_postings.hpp"

#include <algorithm>

#include "index/postings/impact.hpp"

namespace newsgrep::indexer {
namespace {

/// Sorts by kind, with a counting sort that keeps values of one kind in order. `kinds` have their
/// frequencies; sets where each kind begins.
template <typename Kind, typename Unsorted, typename Sorted, typename KindOf, typename ValueOf>
void sort_by_kind(std::vector<Kind>& kinds, const std::vector<Unsorted>& unsorted,
                  std::vector<Sorted>& sorted, KindOf kind_of, ValueOf value_of) {
  std::uint32_t end = 0;
  for (auto& kind : kinds) kind.begin = end += kind.frequency;
  sorted.resize(end);
  // Values are placed from the last to the first, each before the ones of its kind placed so far.
  for (auto each = unsorted.rbegin(); each != unsorted.rend(); ++each) {
    sorted[--kinds[kind_of(*each)].begin] = value_of(*each);
  }
}

template <typename Kind>
Kind& grown_to(std::vector<Kind>& kinds, std::uint32_t number) {
  if (number >= kinds.size()) kinds.resize(number + number / 2 + 1);
  return kinds[number];
}

}  // namespace

std::uint32_t WordPostings::add(std::uint32_t passage, const PassageTerms& words) {
  std::uint32_t sum = 0;
  const index::PassageImpact impact_of_count(words.tokens().size());
  auto other = words.other_forms().begin();
  const auto has_other = [&](std::size_t term) {
    return other != words.other_forms().end() && other->term == term;
  };
  for (std::size_t i = 0; i < words.terms().size(); ++i) {
    const auto* term = words.terms()[i];
    const auto form = words.forms()[i];
    auto& state = grown_to(term_states_, term->id);
    const auto ordinal = state.frequency++;
    if (ordinal == 0) {
      terms_.push_back(term);
      state.first_form = form;
    }
    if (form != state.first_form || has_other(i)) add_form(term->id, form, ordinal);
    for (; has_other(i); ++other) add_form(term->id, other->form, ordinal);
    const auto impact = impact_of_count(words.counts()[i]);
    postings_.push_back({term->id, {passage, impact}});
    sum += impact;
  }
  return sum;
}

void WordPostings::add_form(std::uint32_t term_id, std::uint32_t form, std::uint32_t ordinal) {
  auto& state = grown_to(form_states_, form);
  state.term_id = term_id;
  ++state.frequency;
  form_postings_.push_back({form, ordinal});
}

void WordPostings::sort() {
  sort_by_kind(
      term_states_, postings_, postings_by_term_,
      [](const Posting& posting) { return posting.term_id; },
      [](const Posting& posting) { return posting.packed; });
  sort_by_kind(
      form_states_, form_postings_, ordinals_by_form_,
      [](const FormPosting& posting) { return posting.form; },
      [](const FormPosting& posting) { return posting.ordinal; });
  for (std::uint32_t form = 0; form < form_states_.size(); ++form) {
    if (form_states_[form].frequency > 0) forms_by_term_.push_back(form);
  }
  std::sort(forms_by_term_.begin(), forms_by_term_.end(), [&](std::uint32_t a, std::uint32_t b) {
    return form_states_[a].term_id < form_states_[b].term_id;
  });
}

std::span<const PackedPosting> WordPostings::postings_of(std::uint32_t term_id) const {
  const auto& state = term_states_[term_id];
  return std::span(postings_by_term_).subspan(state.begin, state.frequency);
}

std::vector<NumberedForm> WordPostings::forms_of(std::uint32_t term_id) const {
  const auto first_form = term_states_[term_id].first_form;
  std::vector<NumberedForm> forms{{first_form, {}}};
  const auto begin = std::lower_bound(
      forms_by_term_.begin(), forms_by_term_.end(), term_id,
      [&](std::uint32_t form, std::uint32_t id) { return form_states_[form].term_id < id; });
  for (auto form = begin; form != forms_by_term_.end(); ++form) {
    const auto& state = form_states_[*form];
    if (state.term_id != term_id) break;
    auto& entry = *form == first_form ? forms.front() : forms.emplace_back(NumberedForm{*form, {}});
    entry.ordinals = std::span(ordinals_by_form_).subspan(state.begin, state.frequency);
  }
  return forms;
}

}  // namespace newsgrep::indexer
