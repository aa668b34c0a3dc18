#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "newsgrep/article.hpp"

namespace newsgrep::corpus {

/// Where a line stands in its file, which decides what it may be.
enum class LinePlace {
  head,  ///< Above the first paragraph, where bare names, agencies and dates count.
  tail,  ///< Below the last paragraph, where only lines with a label count (`Published: …`).
};

/// Returns true if all of a clean line is about the article: its date, source, authors or address;
/// false for a sentence. If it is, fills the fields of `article` that are still empty. Reads
/// bylines (`By Jane Doe, Reuters`, `Jane Doe | 12 March 2025`, `UJ`), agencies (`reuters`,
/// `(AP)`), dates (`Published: March 13, 2025`) and labelled lines (`Source:X time:2025-04-06`).
bool take_metadata_line(std::string_view line, LinePlace place, Article& article);

/// Returns true if `text` names a news agency (`Reuters`, `(AP)`, `AFP/Reuters`).
bool is_agency(std::string_view text);

/// Returns true if `text` looks like a person's name: two to five words with capital letters.
bool is_person_name(std::string_view text);

/// Returns true if all of `line` is a date; a word like `Published` may stand before it.
bool is_date_line(std::string_view line);

/// Returns the agency in a dateline, `MOSCOW (Reuters) - …`; empty if the paragraph starts
/// otherwise.
std::string_view dateline_agency(std::string_view paragraph);

/// Adds the names in `text` (`Jane Doe, John Roe and Ann Poe`) to `authors`, each once. Leaves out
/// roles and outlets.
void add_authors(std::string_view text, std::vector<std::string>& authors);

}  // namespace newsgrep::corpus
