#include "inverter.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <utility>

#include "first_bytes.hpp"
#include "schema/impact.hpp"

namespace newsgrep::detail {
namespace {

constexpr unsigned impact_bits = 7;
static_assert(max_impact < (1U << impact_bits));
static_assert(Inverter::max_passages <= (UINT32_MAX >> impact_bits));

std::uint32_t pack(std::uint32_t passage, std::uint32_t impact) {
  return passage << impact_bits | impact;
}
std::uint32_t passage_of(std::uint32_t packed) {
  return packed >> impact_bits;
}
std::uint32_t impact_of(std::uint32_t packed) {
  return packed & ((1U << impact_bits) - 1);
}

}  // namespace

void Inverter::add_passage(std::size_t group_number, const PassageTerms& passage) {
  if (groups_.size() <= group_number) groups_.resize(group_number + 1);
  auto& group = groups_[group_number];
  const auto number = passages() + 1;
  std::uint32_t length = 0;
  const PassageImpact impact_of_count(passage.tokens().size());
  auto other_form = passage.other_forms().begin();
  for (std::size_t i = 0; i < passage.terms().size(); ++i) {
    const auto* term = passage.terms()[i];
    const auto impact = impact_of_count(passage.counts()[i]);
    if (term->id >= group.states.size()) group.states.resize(term->id + term->id / 2 + 1);
    auto& state = group.states[term->id];
    const auto ordinal = state.frequency++;
    const auto form = passage.forms()[i];
    if (ordinal == 0) {
      group.terms.push_back(term);
      state.first_form = form;
    }
    const bool has_others = other_form != passage.other_forms().end() && other_form->term == i;
    if (form != state.first_form || has_others) group.note_form(term->id, form, ordinal);
    for (; other_form != passage.other_forms().end() && other_form->term == i; ++other_form) {
      group.note_form(term->id, other_form->form, ordinal);
    }
    group.postings.push_back({term->id, pack(number, impact)});
    length += impact;
  }
  lengths_.push_back(length);
}

void Inverter::add_boolean(std::string term, std::uint32_t first, std::uint32_t last) {
  booleans_.push_back({std::move(term), first, last});
}

void Inverter::write(GlassDatabaseWriter& writer, FormListsWriter& forms,
                     const FormOfNumber& form_of) {
  writer.begin_lengths(passages(),
                       std::accumulate(lengths_.begin(), lengths_.end(), std::uint64_t{0}));
  for (const auto length : lengths_) writer.append_length(length);

  std::vector<List> lists;
  for (const auto& [term, first, last] : booleans_) {
    lists.push_back({term, first_bytes(term), no_group, first, last});
  }
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    groups_[i].sort();
    for (const auto* term : groups_[i].terms) {
      lists.push_back(
          {term->text, first_bytes(term->text), static_cast<std::uint32_t>(i), term->id});
    }
  }
  // The parts of a list stay in the order in which they were added.
  std::stable_sort(lists.begin(), lists.end(), [](const List& a, const List& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.term < b.term;
  });

  std::vector<Packed> merged;
  for (auto list = lists.begin(); list != lists.end();) {
    const auto end = std::find_if(list, lists.end(), [&](const List& other) {
      return other.begin != list->begin || other.term != list->term;
    });
    const std::span parts(list, end);
    const auto postings = postings_of(parts, merged);
    if (list->group != no_group) {
      forms.add(list->term,
                parts.size() == 1 ? forms_of(*list, form_of) : forms_of(parts, postings, form_of));
    }
    std::uint64_t total = 0;
    for (const auto packed : postings) total += impact_of(packed);
    writer.begin_list(list->term, static_cast<std::uint32_t>(postings.size()), total);
    for (const auto packed : postings) writer.append(passage_of(packed), impact_of(packed));
    writer.end_list();
    list = end;
  }

  lengths_.clear();
  booleans_.clear();
  groups_.clear();
}

void Inverter::Group::note_form(std::uint32_t term_id, std::uint32_t form, std::uint32_t ordinal) {
  if (form >= form_states.size()) form_states.resize(form + form / 2 + 1);
  form_states[form].term_id = term_id;
  ++form_states[form].frequency;
  form_postings.push_back({form, ordinal});
}

/// Counting sorts: the postings of a term, and those of a form, stay in order of passages.
void Inverter::Group::sort() {
  const auto scatter = [](auto& kinds, auto& sorted, const auto& unsorted, auto&& kind_of,
                          auto&& value_of) {
    std::uint32_t begin = 0;
    for (auto& kind : kinds) {
      begin += kind.frequency;
      kind.begin = begin;  // Of the next one, until all were put in their places, from the last.
    }
    sorted.resize(begin);
    for (auto each = unsorted.rbegin(); each != unsorted.rend(); ++each) {
      sorted[--kinds[kind_of(*each)].begin] = value_of(*each);
    }
  };
  scatter(
      states, by_term, postings, [](const Posting& posting) { return posting.term_id; },
      [](const Posting& posting) { return posting.packed; });
  scatter(
      form_states, ordinals, form_postings, [](const FormPosting& posting) { return posting.form; },
      [](const FormPosting& posting) { return posting.ordinal; });
  for (std::uint32_t form = 0; form < form_states.size(); ++form) {
    if (form_states[form].frequency > 0) forms.push_back(form);
  }
  std::sort(forms.begin(), forms.end(), [&](std::uint32_t a, std::uint32_t b) {
    return form_states[a].term_id < form_states[b].term_id;
  });
}

std::span<const Inverter::Packed> Inverter::Group::postings_of(std::uint32_t term_id) const {
  return std::span(by_term).subspan(states[term_id].begin, states[term_id].frequency);
}

std::span<const std::uint32_t> Inverter::Group::ordinals_of(std::uint32_t form) const {
  return std::span(ordinals).subspan(form_states[form].begin, form_states[form].frequency);
}

/// Those with a frequency.
std::span<const std::uint32_t> Inverter::Group::forms_of(std::uint32_t term_id) const {
  const auto begin = std::lower_bound(
      forms.begin(), forms.end(), term_id,
      [&](std::uint32_t form, std::uint32_t id) { return form_states[form].term_id < id; });
  const auto end = std::find_if(
      begin, forms.end(), [&](std::uint32_t form) { return form_states[form].term_id != term_id; });
  return {begin, end};
}

/// The postings of `parts`, which have the same term: a word of several languages, or one that is
/// no word. In `merged` unless they stand somewhere already.
std::span<const Inverter::Packed> Inverter::postings_of(std::span<const List> parts,
                                                        std::vector<Packed>& merged) {
  if (parts.size() == 1 && parts[0].group != no_group) {
    return groups_[parts[0].group].postings_of(parts[0].term_id);
  }
  merged.clear();
  for (const auto& part : parts) {
    if (part.group == no_group) {
      for (auto passage = part.term_id; passage <= part.last; ++passage) {
        merged.push_back(pack(passage, 0));
      }
    } else {
      const auto postings = groups_[part.group].postings_of(part.term_id);
      merged.insert(merged.end(), postings.begin(), postings.end());
    }
  }
  if (!std::is_sorted(merged.begin(), merged.end())) std::sort(merged.begin(), merged.end());
  return merged;
}

/// The forms of a word.
FormPostings Inverter::forms_of(const List& list, const FormOfNumber& form_of) const {
  const auto& group = groups_[list.group];
  const auto& state = group.states[list.term_id];
  std::vector<FormPostings::Form> forms(1);
  forms.front().word = form_of(list.group, state.first_form);
  for (const auto form : group.forms_of(list.term_id)) {
    const auto ordinals = group.ordinals_of(form);
    auto& entry =
        form == state.first_form
            ? forms.front()
            : forms.emplace_back(FormPostings::Form{std::string(form_of(list.group, form)), {}});
    entry.ordinals.assign(ordinals.begin(), ordinals.end());
  }
  FormPostings all(state.frequency, std::move(forms));
  all.choose_usual();
  return all;
}

/// Those of a word of several languages; `merged` are the postings of all.
FormPostings Inverter::forms_of(std::span<const List> parts, std::span<const Packed> merged,
                                const FormOfNumber& form_of) const {
  std::map<std::string_view, std::vector<std::uint32_t>> ordinals;  // All of each form.
  for (const auto& part : parts) {
    const auto& group = groups_[part.group];
    const auto postings = group.postings_of(part.term_id);
    const auto first_form = group.states[part.term_id].first_form;
    std::vector<bool> is_listed(postings.size());
    const auto add = [&](std::uint32_t ordinal, std::uint32_t form) {
      const auto at = std::lower_bound(merged.begin(), merged.end(), postings[ordinal]);
      ordinals[form_of(part.group, form)].push_back(
          static_cast<std::uint32_t>(at - merged.begin()));
    };
    for (const auto form : group.forms_of(part.term_id)) {
      for (const auto ordinal : group.ordinals_of(form)) {
        is_listed[ordinal] = true;
        add(ordinal, form);
      }
    }
    for (std::uint32_t ordinal = 0; ordinal < is_listed.size(); ++ordinal) {
      if (!is_listed[ordinal]) add(ordinal, first_form);
    }
  }
  std::vector<FormPostings::Form> forms;
  for (auto& [word, listed] : ordinals) {
    std::sort(listed.begin(), listed.end());
    forms.push_back({std::string(word), std::move(listed)});
  }
  auto all =
      FormPostings::of_full_lists(static_cast<std::uint32_t>(merged.size()), std::move(forms));
  all.choose_usual();
  return all;
}

}  // namespace newsgrep::detail
