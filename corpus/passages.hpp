#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/paragraphs.hpp"
#include "newsgrep/article.hpp"

namespace newsgrep::corpus {

/// Turns paragraphs that hold no furniture into passages: short lines above paragraphs become their
/// sections, a paragraph that stands there twice is kept once, one that repeats `title` not at all,
/// and long ones are split. Text is never dropped otherwise: what is no heading is a passage.
std::vector<Passage> make_passages(std::vector<Paragraph> paragraphs, std::string_view title);

/// Appends `text` (clean) as a passage, or as several if it is longer than max_passage_bytes.
void append_passage(std::string_view section, std::string_view text,
                    std::vector<Passage>& passages);

/// Cuts the fields of `article` to max_field_bytes. Returns what was cut, for a Problem; empty if
/// nothing was.
std::string limit_fields(Article& article);

}  // namespace newsgrep::corpus
