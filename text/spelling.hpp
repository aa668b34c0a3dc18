#pragma once

#include <string>

namespace newsgrep::text {

/// Gives an English word (lower case, without diacritics, not yet stemmed) the one spelling that
/// British and American writers share here: organise -> organize, colourful -> colorful, analysed
/// -> analyzed. Words that only look alike stay: rise, promise, hour. Words whose spellings follow
/// no rule (centre, defence, programme) are in variants.txt.
void unify_english_spelling(std::string& word);

}  // namespace newsgrep::text
