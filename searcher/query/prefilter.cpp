#include "searcher/query/prefilter.hpp"

#include <algorithm>
#include <string>

#include "text/ascii.hpp"

namespace newsgrep::query {
namespace {

bool contains(std::string_view text, std::string_view letters) {
  const auto same = [](char a, char b) { return text::ascii_lower(a) == b; };
  return std::search(text.begin(), text.end(), letters.begin(), letters.end(), same) != text.end();
}

/// Whether ASCII letters may stand in `text`, in either case. They may do so as U.S., and other
/// characters may stand for letters, too.
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

}  // namespace

bool may_match(const PlanNode& node, std::string_view text) {
  const auto child_may = [&](const PlanNode& child) { return may_match(child, text); };
  if (node.kind == PlanNode::Kind::any) {
    return std::any_of(node.children.begin(), node.children.end(), child_may);
  }
  return std::all_of(node.sequence.begin(), node.sequence.end(),
                     [&](const PlannedWord& word) { return may_match(word, text); }) &&
         std::all_of(node.children.begin(), node.children.end(), child_may);
}

}  // namespace newsgrep::query
