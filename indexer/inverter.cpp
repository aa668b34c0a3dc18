#include "indexer/inverter.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "index/bytes/first_bytes.hpp"

namespace newsgrep::indexer {

void Inverter::add_passage(std::size_t group, const PassageTerms& passage) {
  if (groups_.size() <= group) groups_.resize(group + 1);
  lengths_.push_back(groups_[group].add(passages() + 1, passage));
}

void Inverter::add_boolean(std::string term, std::uint32_t passage) {
  auto& postings = booleans_[std::move(term)];
  if (postings.empty() || postings.back().passage() != passage) postings.emplace_back(passage, 0);
}

void Inverter::write(index::GlassDatabaseWriter& writer, index::FormListsWriter& forms,
                     const FormOfNumber& form_of) {
  writer.begin_lengths(passages());
  for (const auto length : lengths_) writer.append_length(length);

  const auto lists = sorted_lists();
  std::vector<PackedPosting> merged;  // For a word of several groups.
  for (auto list = lists.begin(); list != lists.end();) {
    const auto end = std::find_if(list, lists.end(), [&](const List& other) {
      return other.begin != list->begin || other.term != list->term;
    });
    const std::span parts(list, end);
    auto postings = list->postings;
    if (parts.size() > 1) {
      merged.clear();
      for (const auto& part : parts) {
        merged.insert(merged.end(), part.postings.begin(), part.postings.end());
      }
      std::sort(merged.begin(), merged.end());
      postings = merged;
    }
    if (list->group != no_group) {
      forms.add(list->term,
                parts.size() == 1 ? forms_of(*list, form_of) : forms_of(parts, postings, form_of));
    }
    std::uint64_t total = 0;
    for (const auto posting : postings) total += posting.impact();
    writer.begin_list(list->term, static_cast<std::uint32_t>(postings.size()), total);
    for (const auto posting : postings) writer.append(posting.passage(), posting.impact());
    writer.end_list();
    list = end;
  }

  lengths_.clear();
  booleans_.clear();
  groups_.clear();
}

std::vector<Inverter::List> Inverter::sorted_lists() {
  std::vector<List> lists;
  for (const auto& [term, postings] : booleans_) {
    lists.push_back({term, index::first_bytes(term), no_group, 0, postings});
  }
  for (std::uint32_t i = 0; i < groups_.size(); ++i) {
    groups_[i].sort();
    for (const auto* term : groups_[i].terms()) {
      lists.push_back({term->text, index::first_bytes(term->text), i, term->id,
                       groups_[i].postings_of(term->id)});
    }
  }
  // The parts of a list stay in order of their groups.
  std::stable_sort(lists.begin(), lists.end(), [](const List& a, const List& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.term < b.term;
  });
  return lists;
}

/// Returns the forms of a word of one group.
index::FormPostings Inverter::forms_of(const List& list, const FormOfNumber& form_of) const {
  const auto& group = groups_[list.group];
  std::vector<index::ListedForm> forms;
  for (const auto& [number, ordinals] : group.forms_of(list.id)) {
    forms.push_back({std::string(form_of(list.group, number)), {ordinals.begin(), ordinals.end()}});
  }
  index::FormPostings postings(static_cast<std::uint32_t>(list.postings.size()), std::move(forms));
  postings.choose_usual();
  return postings;
}

/// Returns the forms of a word of several groups, whose postings are `merged`.
index::FormPostings Inverter::forms_of(std::span<const List> parts,
                                       std::span<const PackedPosting> merged,
                                       const FormOfNumber& form_of) const {
  std::map<std::string, std::vector<std::uint32_t>> all;
  for (const auto& part : parts) {
    const auto postings = part.postings;
    for (const auto& [word, ordinals] : forms_of(part, form_of).full_lists()) {
      for (const auto ordinal : ordinals) {
        const auto at = std::lower_bound(merged.begin(), merged.end(), postings[ordinal]);
        all[word].push_back(static_cast<std::uint32_t>(at - merged.begin()));
      }
    }
  }
  std::vector<index::ListedForm> forms;
  for (auto& [word, ordinals] : all) {
    std::sort(ordinals.begin(), ordinals.end());
    forms.push_back({word, std::move(ordinals)});
  }
  auto postings = index::FormPostings::of_full_lists(static_cast<std::uint32_t>(merged.size()),
                                                     std::move(forms));
  postings.choose_usual();
  return postings;
}

}  // namespace newsgrep::indexer
