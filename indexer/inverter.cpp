#include "inverter.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

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

/// The first eight bytes as a number that is ordered as they are.
std::uint64_t first_bytes(std::string_view term) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < sizeof(value); ++i) {
    value = value << 8 | (i < term.size() ? static_cast<unsigned char>(term[i]) : 0U);
  }
  return value;
}

}  // namespace

void Inverter::add_passage(std::size_t group_number, const PassageTerms& passage) {
  if (groups_.size() <= group_number) groups_.resize(group_number + 1);
  auto& group = groups_[group_number];
  const auto number = passages() + 1;
  std::uint32_t length = 0;
  const PassageImpact impact_of_count(passage.tokens().size());
  for (std::size_t i = 0; i < passage.terms().size(); ++i) {
    const auto* term = passage.terms()[i];
    const auto impact = impact_of_count(passage.counts()[i]);
    if (term->id >= group.frequencies.size()) {
      group.frequencies.resize(term->id + term->id / 2 + 1);
    }
    if (group.frequencies[term->id]++ == 0) group.terms.push_back(term);
    group.postings.push_back({term->id, pack(number, impact)});
    length += impact;
  }
  lengths_.push_back(length);
}

void Inverter::add_boolean(std::string term, std::uint32_t first, std::uint32_t last) {
  booleans_.push_back({std::move(term), first, last});
}

void Inverter::write(GlassDatabaseWriter& writer) {
  writer.begin_lengths(passages(),
                       std::accumulate(lengths_.begin(), lengths_.end(), std::uint64_t{0}));
  for (const auto length : lengths_) writer.append_length(length);

  std::vector<List> lists;
  for (const auto& [term, first, last] : booleans_) {
    lists.push_back({term, first_bytes(term), {}, first, last});
  }
  for (auto& group : groups_) sort_by_term(group, lists);
  // The parts of a list stay in the order in which they were added.
  std::stable_sort(lists.begin(), lists.end(), [](const List& a, const List& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.term < b.term;
  });

  std::vector<Packed> merged;
  for (auto list = lists.begin(); list != lists.end();) {
    const auto end = std::find_if(list, lists.end(), [&](const List& other) {
      return other.begin != list->begin || other.term != list->term;
    });
    write_list({list, end}, merged, writer);
    list = end;
  }

  lengths_.clear();
  booleans_.clear();
  groups_.clear();
}

/// A counting sort: the postings of a term stay in order of passages.
void Inverter::sort_by_term(Group& group, std::vector<List>& lists) {
  std::vector<std::uint32_t> next(group.frequencies.size());
  std::exclusive_scan(group.frequencies.begin(), group.frequencies.end(), next.begin(),
                      std::uint32_t{0});
  group.by_term.resize(group.postings.size());
  for (const auto* term : group.terms) {
    const auto postings =
        std::span(group.by_term).subspan(next[term->id], group.frequencies[term->id]);
    lists.push_back({term->text, first_bytes(term->text), postings, 0, 0});
  }
  for (const auto& posting : group.postings) {
    group.by_term[next[posting.term_id]++] = posting.packed;
  }
}

/// `parts` have the same term: a word of several languages, or one that is no word.
void Inverter::write_list(std::span<const List> parts, std::vector<Packed>& merged,
                          GlassDatabaseWriter& writer) {
  auto postings = parts.front().postings;
  if (parts.size() > 1 || postings.empty()) {
    merged.clear();
    for (const auto& part : parts) {
      merged.insert(merged.end(), part.postings.begin(), part.postings.end());
      for (auto passage = part.first; part.postings.empty() && passage <= part.last; ++passage) {
        merged.push_back(pack(passage, 0));
      }
    }
    if (!std::is_sorted(merged.begin(), merged.end())) std::sort(merged.begin(), merged.end());
    postings = merged;
  }
  std::uint64_t total = 0;
  for (const auto packed : postings) total += impact_of(packed);
  writer.begin_list(parts.front().term, static_cast<std::uint32_t>(postings.size()), total);
  for (const auto packed : postings) writer.append(passage_of(packed), impact_of(packed));
  writer.end_list();
}

}  // namespace newsgrep::detail
