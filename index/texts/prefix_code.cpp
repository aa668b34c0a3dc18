#include "index/texts/prefix_code.hpp"

#include <algorithm>
#include <cstddef>

namespace newsgrep::index {
namespace {

/// Returns the length of each code. Counts are in order, so the counts of joined nodes are too, and
/// the two rarest nodes are always at the ends of two queues (van Leeuwen, 1976).
std::vector<unsigned> code_lengths(const std::vector<std::uint64_t>& counts) {
  const auto leaves = counts.size();
  if (leaves < 2) return std::vector<unsigned>(leaves, 1);
  struct Node {
    std::uint64_t count;
    std::size_t parent;
  };
  std::vector<Node> nodes;  // The leaves, the rarest first, then the joined nodes.
  nodes.reserve(2 * leaves);
  for (auto i = leaves; i-- > 0;) nodes.push_back({counts[i], 0});
  std::size_t leaf = 0;
  auto joined = leaves;
  const auto take_rarest = [&] {
    const bool is_leaf =
        leaf < leaves && (joined == nodes.size() || nodes[leaf].count <= nodes[joined].count);
    return is_leaf ? leaf++ : joined++;
  };
  for (std::size_t i = 1; i < leaves; ++i) {
    const auto left = take_rarest();
    const auto right = take_rarest();
    nodes[left].parent = nodes[right].parent = nodes.size();
    nodes.push_back({nodes[left].count + nodes[right].count, 0});
  }
  std::vector<unsigned> depths(nodes.size(), 0);
  for (auto i = nodes.size() - 1; i-- > 0;) depths[i] = depths[nodes[i].parent] + 1;
  depths.resize(leaves);
  std::reverse(depths.begin(), depths.end());
  return depths;
}

}  // namespace

CodeCounts make_prefix_code(std::vector<std::uint64_t> counts) {
  auto lengths = code_lengths(counts);
  while (!lengths.empty() && lengths.back() > max_code_bits) {
    for (auto& count : counts) count = count / 2 + 1;
    lengths = code_lengths(counts);
  }
  CodeCounts codes{};
  for (const auto length : lengths) ++codes[length - 1];
  // Codes that do not fill a slot become longer.
  for (auto bits = code_slot_bits + 1; bits < max_code_bits; ++bits) {
    const auto codes_a_slot = std::uint32_t{1} << (bits - code_slot_bits);
    const auto left_over = codes[bits - 1] % codes_a_slot;
    codes[bits - 1] -= left_over;
    codes[bits] += left_over;
  }
  return codes;
}

}  // namespace newsgrep::index
