#include "searcher/match/matching_postings.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace newsgrep::match {

MatchingPostings::MatchingPostings(const index::TermForms& forms, std::uint32_t postings,
                                   const query::WordPattern& pattern) {
  query::PatternMatcher matcher(pattern);
  std::vector<std::uint32_t> matching;
  std::vector<std::uint32_t> others;
  listed_match_ = !matcher.matches(forms.forms.front().word);
  for (const auto& form : forms.forms) {
    auto& listed = matcher.matches(form.word) ? matching : others;
    index::for_each_ordinal(form.ordinals, postings,
                            [&](std::uint32_t ordinal) { listed.push_back(ordinal); });
  }
  std::sort(matching.begin(), matching.end());
  if (listed_match_) {
    listed_ = std::move(matching);
    return;
  }
  // Passages that are not listed have the usual form, and that matches.
  std::sort(others.begin(), others.end());
  others.erase(std::unique(others.begin(), others.end()), others.end());
  std::set_difference(others.begin(), others.end(), matching.begin(), matching.end(),
                      std::back_inserter(listed_));
}

}  // namespace newsgrep::match
