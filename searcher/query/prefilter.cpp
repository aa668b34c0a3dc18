#include "searcher/query/prefilter.hpp"

#include <algorithm>
#include <string>
#include <variant>

#include "searcher/query/overloaded.hpp"
#include "text/ascii.hpp"

namespace newsgrep::query {
namespace {

bool contains(std::string_view text, std::string_view letters) {
  const auto same = [](char a, char b) { return text::ascii_lower(a) == b; };
  return std::search(text.begin(), text.end(), letters.begin(), letters.end(), same) != text.end();
}

/// Returns true if ASCII letters may stand in `text`, in either case. They may be written as in
/// U.S., and other characters may stand for letters, too.
bool may_contain(std::string_view text, std::string_view letters) {
  if (contains(text, letters) || !text::is_ascii(text)) return true;
  return letters.size() > 1 && contains(text, std::string{letters[0], '.', letters[1]});
}

bool may_match(const PlannedWord& word, std::string_view text) {
  if (!word.needs_form || word.pattern->form == WordForm::fuzzy) return true;
  // Signs in a word may be written in several ways.
  const std::string_view pattern = word.pattern->word;
  const auto end = std::find_if_not(pattern.begin(), pattern.end(), text::is_ascii_letter);
  const auto letters = pattern.substr(0, static_cast<std::size_t>(end - pattern.begin()));
  return letters.empty() || may_contain(text, letters);
}

bool may_match(const NearOperand& operand, std::string_view text) {
  return std::visit(Overloaded{
                        [&](const Sequence& sequence) { return query::may_match(sequence, text); },
                        [&](const AnyOperand& any) {
                          return std::any_of(
                              any.operands.begin(), any.operands.end(),
                              [&](const NearOperand& each) { return may_match(each, text); });
                        },
                        [&](const Near& near) { return query::may_match(near, text); },
                    },
                    operand.what);
}

}  // namespace

bool may_match(const Sequence& sequence, std::string_view text) {
  return std::all_of(sequence.words.begin(), sequence.words.end(),
                     [&](const PlannedWord& word) { return may_match(word, text); });
}

bool may_match(const Near& near, std::string_view text) {
  return std::all_of(near.operands.begin(), near.operands.end(),
                     [&](const NearOperand& operand) { return may_match(operand, text); });
}

}  // namespace newsgrep::query
