#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "newsgrep/article.hpp"

namespace newsgrep::corpus {

/// Where a line stands.
enum class Zone {
  head,  ///< Above the first paragraph: bare names, agencies and dates count.
  tail,  ///< Below the last one: only lines that say what they are (`Published: …`).
};

/// If the whole of `line` (clean text) is about the article (its date, source, authors or address),
/// notes in `article` what is not known yet and returns true. Never true for a sentence.
/// Reads bylines (`By Jane Doe, Reuters`, `Jane Doe | 12 March 2025`, `UJ`), agencies (`reuters`,
/// `(AP)`), dates (`Published: March 13, 2025`), and labelled lines (`Source:X time:2025-04-06`).
bool take_metadata_line(std::string_view line, Zone zone, Article& article);

/// Whether `text` names a news agency (`Reuters`, `(AP)`, `AFP/Reuters`).
bool is_agency(std::string_view text);

/// Whether `text` looks like a person's name: two to five words with capital letters.
bool is_person_name(std::string_view text);

/// Whether the whole of `line` is a date, a word before it (`Published`) allowed.
bool is_date_line(std::string_view line);

/// The agency in a dateline, `MOSCOW (Reuters) - …`; empty when the paragraph begins otherwise.
std::string_view dateline_agency(std::string_view paragraph);

/// Adds the names in `text` (`Jane Doe, John Roe and Ann Poe`) to `authors`, each once; not what is
/// a role or an outlet.
void add_authors(std::string_view text, std::vector<std::string>& authors);

}  // namespace newsgrep::corpus
