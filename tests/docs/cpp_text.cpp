#include "tests/docs/cpp_text.hpp"

#include <algorithm>
#include <cctype>

namespace newsgrep::test {
namespace {

constexpr std::string_view white = " \t\r\n";

bool is_name_part(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == ':';
}

std::string_view trimmed(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(white), text.size()));
  return text.substr(0, text.find_last_not_of(white) + 1);
}

/// Returns where the string or character literal ends that begins at `at`; `at` if none does. The
/// mark in 1'000 begins none.
std::size_t end_of_literal(std::string_view source, std::size_t at) {
  const char mark = source[at];
  if (mark != '"' && mark != '\'') return at;
  if (mark == '\'' && at > 0 && std::isalnum(static_cast<unsigned char>(source[at - 1])) != 0) {
    return at;
  }
  auto end = at + 1;
  while (end < source.size() && source[end] != mark) end += source[end] == '\\' ? 2 : 1;
  return std::min(end + 1, source.size());
}

/// Splits at each `separator` that is in no bracket and no literal, but not at `::`.
std::vector<std::string_view> split(std::string_view source, char separator) {
  std::vector<std::string_view> parts;
  int depth = 0;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < source.size();) {
    const char c = source[at];
    if (const auto end = end_of_literal(source, at); end > at) {
      at = end;
      continue;
    }
    if (c == '(' || c == '[' || c == '{') ++depth;
    if (c == ')' || c == ']' || c == '}') --depth;
    if (c == ':' && source.substr(at, 2) == "::") {
      at += 2;
      continue;
    }
    if (c == separator && depth == 0) {
      parts.push_back(source.substr(begin, at - begin));
      begin = at + 1;
    }
    ++at;
  }
  parts.push_back(source.substr(begin));
  return parts;
}

/// Returns what is inside `std::string(…)`; the term itself if it is something else.
std::string_view inside_string(std::string_view term) {
  constexpr std::string_view conversion = "std::string(";
  if (!term.starts_with(conversion) || !term.ends_with(')')) return term;
  return trimmed(term.substr(conversion.size(), term.size() - conversion.size() - 1));
}

std::string string_of_term(std::string_view term, const Constants& constants) {
  term = inside_string(trimmed(term));
  auto rest = term;
  if (auto literals = take_literals(rest); literals && trimmed(rest).empty()) return *literals;
  const bool is_name = std::all_of(term.begin(), term.end(), is_name_part);
  if (const auto value = is_name ? constants(term) : std::nullopt) return *value;
  return {'\0'};
}

std::string string_of_sum(std::string_view sum, const Constants& constants) {
  std::string text;
  for (const auto& term : split(sum, '+')) text += string_of_term(term, constants);
  return text;
}

}  // namespace

std::string without_comments(std::string_view source) {
  std::string code(source);
  for (std::size_t at = 0; at < code.size();) {
    if (const auto end = end_of_literal(code, at); end > at) {
      at = end;
    } else if (code.compare(at, 2, "//") == 0) {
      const auto line_end = std::min(code.find('\n', at), code.size());
      std::fill(code.begin() + static_cast<std::ptrdiff_t>(at),
                code.begin() + static_cast<std::ptrdiff_t>(line_end), ' ');
      at = line_end;
    } else {
      ++at;
    }
  }
  return code;
}

std::vector<std::string> arguments_at(std::string_view source, std::size_t opening) {
  int depth = 0;
  auto end = opening;
  for (; end < source.size();) {
    const char c = source[end];
    if (c == '(' || c == '{') ++depth;
    if ((c == ')' || c == '}') && --depth == 0) break;
    end = std::max(end_of_literal(source, end), end + 1);
  }
  std::vector<std::string> arguments;
  for (const auto& part : split(source.substr(opening + 1, end - opening - 1), ',')) {
    arguments.emplace_back(trimmed(part));
  }
  return arguments;
}

std::optional<std::string> take_literals(std::string_view& source) {
  std::optional<std::string> text;
  while (true) {
    const auto at = source.find_first_not_of(white);
    if (at == source.npos || source[at] != '"') return text;
    const auto end = end_of_literal(source, at);
    if (!text) text.emplace();
    for (auto i = at + 1; i + 1 < end; ++i) {
      if (source[i] == '\\') ++i;
      *text += source[i];
    }
    source.remove_prefix(end);
  }
}

std::vector<std::string> strings_of(std::string_view expression, const Constants& constants) {
  const auto branches = split(expression, '?');
  if (branches.size() == 1) return {string_of_sum(expression, constants)};
  const auto after = expression.substr(branches.front().size() + 1);
  const auto first = split(after, ':').front();
  auto strings = strings_of(first, constants);
  for (auto& other :
       strings_of(after.substr(std::min(first.size() + 1, after.size())), constants)) {
    strings.push_back(std::move(other));
  }
  return strings;
}

}  // namespace newsgrep::test
