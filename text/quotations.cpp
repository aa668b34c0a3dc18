#include "text/quotations.hpp"

#include <array>
#include <cstdint>
#include <cstring>
#include <string>

#include "text/character_class.hpp"
#include "text/utf8.hpp"

namespace newsgrep::text {
namespace {

/// A mark that opens a quotation, and the marks that close it.
struct Marks {
  std::string_view opening;
  std::array<std::string_view, 2> closing;
  bool may_be_an_apostrophe = false;
};

constexpr std::array<Marks, 9> marks = {{
    {"\"", {"\"", ""}},
    {"\u201C", {"\u201D", ""}},        // English.
    {"\u201E", {"\u201C", "\u201D"}},  // German, Polish.
    {"\u201D", {"\u201D", ""}},        // Swedish.
    {"\u00AB", {"\u00BB", ""}},        // French, Russian.
    {"\u00BB", {"\u00AB", "\u00BB"}},  // German, Danish books.
    {"\u300C", {"\u300D", ""}},
    {"\u300E", {"\u300F", ""}},
    {"\u2018", {"\u2019", ""}, true},
}};

/// Returns whether a letter, digit or mark starts at `at`, which an apostrophe may stand beside.
bool is_word_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const auto type = classify(next_code_point(text, at));
  return type == CharClass::letter || type == CharClass::digit || type == CharClass::mark;
}

/// Returns whether a letter, digit or mark ends at `at`.
bool is_word_before(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  return is_word_at(text, character_boundary(text, at - 1));
}

/// Returns whether a mark may start with this byte: the quotation mark of ASCII, or the lead byte
/// of a block of UTF-8 that has other marks.
bool may_begin_mark(char c) {
  return c == '"' || c == '\xC2' || c == '\xE2' || c == '\xE3';
}

/// Returns the first offset from `at` on where a mark may start; the size of the text if there is
/// none.
std::size_t next_mark(std::string_view text, std::size_t at) {
  // Most texts have no mark, so eight bytes are read at once. A byte of `quotes` is zero for a ",
  // and subtracting one sets its highest bit. Other bytes may get that bit, too; they only cost a
  // closer look.
  constexpr std::uint64_t ones = 0x0101010101010101;
  constexpr std::uint64_t highest = ones << 7;
  for (std::uint64_t bytes = 0; at + sizeof(bytes) <= text.size(); at += sizeof(bytes)) {
    std::memcpy(&bytes, text.data() + at, sizeof(bytes));
    const auto quotes = bytes ^ ones * '"';
    if (((bytes | (quotes - ones)) & highest) != 0) break;
  }
  while (at < text.size() && !may_begin_mark(text[at])) ++at;
  return at;
}

const Marks* opening_at(std::string_view text) {
  for (const auto& each : marks) {
    if (text.starts_with(each.opening)) return &each;
  }
  return nullptr;
}

/// Returns the size in bytes of the closing mark at `at`; 0 if there is none.
std::size_t closing_at(const Marks& opened, std::string_view text, std::size_t at) {
  for (const auto closing : opened.closing) {
    if (closing.empty() || !text.substr(at).starts_with(closing)) continue;
    const auto after = at + closing.size();
    if (!opened.may_be_an_apostrophe || !is_word_at(text, after)) return closing.size();
  }
  return 0;
}

}  // namespace

std::vector<ByteRange> find_quotations(std::string_view text) {
  std::vector<ByteRange> found;
  for (auto at = next_mark(text, 0); at < text.size(); at = next_mark(text, at)) {
    const auto* opened = opening_at(text.substr(at));
    if (opened == nullptr || (opened->may_be_an_apostrophe && is_word_before(text, at))) {
      ++at;
      continue;
    }
    const auto begin = at + opened->opening.size();
    auto end = next_mark(text, begin);
    std::size_t closing = 0;
    while (end < text.size() && (closing = closing_at(*opened, text, end)) == 0) {
      end = next_mark(text, end + 1);
    }
    if (closing == 0 && opened->may_be_an_apostrophe) {
      at = begin;
      continue;
    }
    found.push_back({begin, end});
    at = end + closing;
  }
  return found;
}

}  // namespace newsgrep::text
