#pragma once

#include <string>

namespace newsgrep::text {

/// Changes an English word from British to American spelling: organise -> organize, colourful ->
/// colorful, analysed -> analyzed. The word is in lower case, without diacritics, not yet stemmed.
/// Words that only look alike stay: rise, promise, hour. Words whose spellings follow no rule
/// (centre, defence, programme) are in variants.txt.
void unify_english_spelling(std::string& word);

}  // namespace newsgrep::text
