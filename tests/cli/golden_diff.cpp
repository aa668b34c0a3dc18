#include "tests/cli/golden_diff.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace newsgrep::test {

namespace {

constexpr std::size_t context = 3;

/// A line of the diff: ' ' in both texts, '-' in the expected one only, '+' in the actual one only.
struct Edit {
  char sign;
  std::string_view line;
};

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size() - 1);
    lines.push_back(text.substr(0, end + 1));
    text.remove_prefix(end + 1);
  }
  return lines;
}

using Lines = std::vector<std::string_view>;

/// Returns the lengths of the longest common subsequences: [i][j] is that of a from i, b from j on.
std::vector<std::vector<std::size_t>> common_lengths(const Lines& a, const Lines& b) {
  std::vector<std::vector<std::size_t>> lengths(a.size() + 1,
                                                std::vector<std::size_t>(b.size() + 1));
  for (auto i = a.size(); i-- > 0;) {
    for (auto j = b.size(); j-- > 0;) {
      lengths[i][j] =
          a[i] == b[j] ? lengths[i + 1][j + 1] + 1 : std::max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  return lengths;
}

std::vector<Edit> edits_of(const Lines& a, const Lines& b) {
  const auto lengths = common_lengths(a, b);
  std::vector<Edit> edits;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && a[i] == b[j]) {
      edits.push_back({' ', a[i++]});
      ++j;
    } else if (i < a.size() && (j == b.size() || lengths[i + 1][j] >= lengths[i][j + 1])) {
      edits.push_back({'-', a[i++]});
    } else {
      edits.push_back({'+', b[j++]});
    }
  }
  return edits;
}

/// Returns how many of edits [0, end) stand in one of the texts.
std::size_t count_lines(const std::vector<Edit>& edits, std::size_t begin, std::size_t end,
                        char absent_sign) {
  std::size_t count = 0;
  for (auto i = begin; i < end; ++i) count += edits[i].sign != absent_sign ? 1 : 0;
  return count;
}

std::string range(const std::vector<Edit>& edits, std::size_t begin, std::size_t end, char absent) {
  const auto before = count_lines(edits, 0, begin, absent);
  const auto count = count_lines(edits, begin, end, absent);
  return std::to_string(count == 0 ? before : before + 1) + "," + std::to_string(count);
}

/// Returns the end of the hunk whose first change is at `change`: the context after its last
/// change.
std::size_t hunk_end(const std::vector<Edit>& edits, std::size_t change) {
  auto last = change;
  for (auto i = change; i < edits.size() && i <= last + 2 * context; ++i) {
    if (edits[i].sign != ' ') last = i;
  }
  return std::min(last + context + 1, edits.size());
}

}  // namespace

std::string unified_diff(const std::string& expected, const std::string& actual) {
  const auto edits = edits_of(lines_of(expected), lines_of(actual));
  std::string diff;
  for (std::size_t i = 0; i < edits.size(); ++i) {
    if (edits[i].sign == ' ') continue;
    const auto begin = i - std::min(i, context);
    const auto end = hunk_end(edits, i);
    diff += "@@ -" + range(edits, begin, end, '+') + " +" + range(edits, begin, end, '-') + " @@\n";
    for (auto k = begin; k < end; ++k) {
      diff += edits[k].sign;
      diff += edits[k].line;
      if (edits[k].line.back() != '\n') diff += "\n\\ No newline at end of file\n";
    }
    i = end - 1;
  }
  return diff;
}

}  // namespace newsgrep::test
