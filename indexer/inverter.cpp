#include "inverter.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>

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

void Inverter::add_passage(std::size_t group_number, std::span<const Token> tokens) {
  if (groups_.size() <= group_number) groups_.resize(group_number + 1);
  auto& group = groups_[group_number];
  distinct_.clear();
  for (const auto& token : tokens) {
    const auto id = token.term->id;
    if (id >= group.occurrences.size()) {
      group.occurrences.resize(id + id / 2 + 1);
      group.frequencies.resize(group.occurrences.size());
    }
    if (group.occurrences[id]++ == 0) distinct_.push_back(token.term);
  }
  const auto passage = passages() + 1;
  std::uint32_t length = 0;
  const PassageImpact passage_impact(tokens.size());
  for (const auto* term : distinct_) {
    const auto impact = passage_impact(group.occurrences[term->id]);
    group.occurrences[term->id] = 0;
    if (group.frequencies[term->id]++ == 0) group.terms.push_back(term);
    group.postings.push_back({term->id, pack(passage, impact)});
    length += impact;
  }
  lengths_.push_back(length);
}

void Inverter::add_boolean(const std::string& term, std::uint32_t first, std::uint32_t last) {
  auto& postings = booleans_[term];
  for (auto passage = first; passage <= last; ++passage) postings.push_back(pack(passage, 0));
}

void Inverter::write(GlassDatabaseWriter& writer) {
  writer.begin_lengths(passages(),
                       std::accumulate(lengths_.begin(), lengths_.end(), std::uint64_t{0}));
  for (const auto length : lengths_) writer.append_length(length);

  std::vector<List> lists;
  for (const auto& [term, postings] : booleans_) lists.push_back({term, postings});
  for (auto& group : groups_) sort_by_term(group, lists);
  std::sort(lists.begin(), lists.end(),
            [](const List& a, const List& b) { return a.term < b.term; });

  std::vector<Packed> merged;
  for (auto list = lists.begin(); list != lists.end();) {
    const auto end = std::find_if(list, lists.end(),
                                  [&](const List& other) { return other.term != list->term; });
    if (end - list == 1) {
      write_list(list->term, list->postings, writer);
    } else {  // The same word in several languages.
      merged.clear();
      for (auto part = list; part != end; ++part) {
        merged.insert(merged.end(), part->postings.begin(), part->postings.end());
      }
      std::sort(merged.begin(), merged.end());
      write_list(list->term, merged, writer);
    }
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
    lists.push_back(
        {term->text,
         std::span(group.by_term).subspan(next[term->id], group.frequencies[term->id])});
  }
  for (const auto& posting : group.postings)
    group.by_term[next[posting.term_id]++] = posting.packed;
}

void Inverter::write_list(std::string_view term, std::span<const Packed> postings,
                          GlassDatabaseWriter& writer) {
  std::uint64_t total = 0;
  for (const auto packed : postings) total += impact_of(packed);
  writer.begin_list(term, static_cast<std::uint32_t>(postings.size()), total);
  for (const auto packed : postings) writer.append(passage_of(packed), impact_of(packed));
  writer.end_list();
}

}  // namespace newsgrep::detail
