#include "index/dead_passages.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>

#include "index/bytes/file_errors.hpp"
#include "newsgrep/error.hpp"

namespace newsgrep::index {
namespace {

Error malformed() {
  return damaged_index("its list of dead passages");
}

/// Takes a number and the character `end` after it off the front of `text`.
std::uint32_t take_number(std::string_view& text, char end) {
  std::uint32_t number = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
  const auto used = static_cast<std::size_t>(result.ptr - text.data());
  if (result.ec != std::errc() || used == text.size() || text[used] != end) throw malformed();
  text.remove_prefix(used + 1);
  return number;
}

}  // namespace

void PassageRanges::add(Range range) {
  // The ranges from `begin` to `end` overlap or touch the new range and become part of it.
  const auto begin =
      std::lower_bound(ranges_.begin(), ranges_.end(), range.first,
                       [](const Range& other, auto first) { return other.last + 1 < first; });
  auto end = begin;
  for (; end != ranges_.end() && end->first <= range.last + 1; ++end) {
    range.first = std::min(range.first, end->first);
    range.last = std::max(range.last, end->last);
  }
  ranges_.insert(ranges_.erase(begin, end), range);
}

std::uint32_t PassageRanges::first_outside(std::uint32_t passage) const {
  const auto next =
      std::upper_bound(ranges_.begin(), ranges_.end(), passage,
                       [](auto wanted, const Range& range) { return wanted < range.first; });
  if (next == ranges_.begin()) return passage;
  const auto& range = *std::prev(next);
  return passage <= range.last ? range.last + 1 : passage;
}

std::uint64_t PassageRanges::size() const {
  std::uint64_t size = 0;
  for (const auto& range : ranges_) size += range.last - range.first + 1;
  return size;
}

std::string to_text(const DeadPassages& dead) {
  std::string text;
  for (const auto& [shard, passages] : dead) {
    if (passages.empty()) continue;
    text += shard;
    for (const auto& range : passages.ranges()) {
      text += ' ' + std::to_string(range.first) + '-' + std::to_string(range.last);
    }
    text += '\n';
  }
  return text;
}

DeadPassages parse_dead_passages(std::string_view text) {
  DeadPassages dead;
  while (!text.empty()) {
    const auto line_end = text.find('\n');
    if (line_end == std::string_view::npos) throw malformed();
    auto line = text.substr(0, line_end + 1);
    text.remove_prefix(line_end + 1);
    const auto name_end = line.find_first_of(" \n");
    auto& passages = dead[std::string(line.substr(0, name_end))];
    line.remove_prefix(name_end + 1);
    while (!line.empty()) {
      const auto first = take_number(line, '-');
      const auto last = take_number(line, line.find(' ') == std::string_view::npos ? '\n' : ' ');
      if (first == 0 || last < first) throw malformed();
      passages.add({first, last});
    }
  }
  return dead;
}

}  // namespace newsgrep::index
