#include "text/numbers.hpp"

#include <algorithm>
#include <cstddef>

#include "text/ascii.hpp"

namespace newsgrep::text {
namespace {

// The groups of digits in a run and what stands between them.
struct Shape {
  std::size_t commas = 0;
  std::size_t dots = 0;
  char last_separator = 0;
  std::size_t first_group = 0;  // digits before the first separator
  std::size_t last_group = 0;   // digits after the last separator
  bool middle_all_twos = true;  // groups strictly between the first and the last separator
  bool middle_all_threes = true;
  std::size_t middle_longest = 0;
};

Shape shape_of(std::string_view run) {
  Shape shape;
  std::size_t group = 0;
  for (const char c : run) {
    if (is_ascii_digit(c)) {
      ++group;
      continue;
    }
    if (shape.last_separator == 0) {
      shape.first_group = group;
    } else {
      shape.middle_all_twos = shape.middle_all_twos && group == 2;
      shape.middle_all_threes = shape.middle_all_threes && group == 3;
      shape.middle_longest = std::max(shape.middle_longest, group);
    }
    ++(c == ',' ? shape.commas : shape.dots);
    shape.last_separator = c;
    group = 0;
  }
  shape.last_group = group;
  return shape;
}

// What the commas and dots of a run mean.
enum class SeparatorUse { as_written, commas_group, dots_group, comma_decimal, list, date };

SeparatorUse separator_use(std::string_view run) {
  const Shape shape = shape_of(run);
  if (shape.commas == 0 && shape.dots <= 1) return SeparatorUse::as_written;
  const bool groups_start = shape.first_group >= 1 && shape.first_group <= 3 && run[0] != '0';
  const bool threes = groups_start && shape.middle_all_threes;

  if (shape.dots == 0) {
    if (threes && shape.last_group == 3) return SeparatorUse::commas_group;
    const bool indian = groups_start && shape.first_group <= 2 && shape.commas >= 2 &&
                        shape.middle_all_twos && shape.last_group == 3;
    if (indian) return SeparatorUse::commas_group;
    return shape.commas == 1 ? SeparatorUse::comma_decimal : SeparatorUse::list;
  }
  if (shape.commas == 0) {
    if (threes && shape.last_group == 3) return SeparatorUse::dots_group;
    const bool date = shape.dots == 2 && shape.first_group <= 2 && shape.middle_longest <= 2 &&
                      (shape.last_group == 2 || shape.last_group == 4);
    return date ? SeparatorUse::date : SeparatorUse::as_written;
  }
  if (shape.dots == 1 && shape.last_separator == '.' && threes) return SeparatorUse::commas_group;
  if (shape.commas == 1 && shape.last_separator == ',' && threes) return SeparatorUse::dots_group;
  return SeparatorUse::list;
}

}  // namespace

NumberRun read_number_run(std::string_view run) {
  switch (separator_use(run)) {
    case SeparatorUse::list:
      return NumberRun::list;
    case SeparatorUse::date:
      return NumberRun::date;
    default:
      return NumberRun::number;
  }
}

void append_number(std::string_view run, std::string& out) {
  const SeparatorUse use = separator_use(run);
  for (const char c : run) {
    if (c == ',' && use == SeparatorUse::commas_group) continue;
    if (c == '.' && use == SeparatorUse::dots_group) continue;
    out.push_back(c == ',' ? '.' : c);
  }
}

std::size_t number_run_size(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    if (is_ascii_digit(text[i])) {
      ++i;
    } else if (i > 0 && (text[i] == ',' || text[i] == '.') && i + 1 < text.size() &&
               is_ascii_digit(text[i + 1])) {
      i += 2;
    } else {
      break;
    }
  }
  return i;
}

}  // namespace newsgrep::text
