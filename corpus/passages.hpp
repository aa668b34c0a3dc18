#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/paragraphs.hpp"
#include "newsgrep/article.hpp"

namespace newsgrep::corpus {

/// Turns paragraphs without furniture into passages. Short lines above paragraphs become their
/// sections. A paragraph that comes twice is kept once; one that repeats `title` is dropped; a long
/// one is split. Every other paragraph that is no heading becomes a passage.
std::vector<Passage> make_passages(std::vector<Paragraph> paragraphs, std::string_view title);

/// Appends clean text as a passage; as several if it is longer than max_passage_bytes, and as none
/// if it is empty.
void append_passage(std::string_view section, std::string_view text,
                    std::vector<Passage>& passages);

/// Cuts the fields of `article` to max_field_bytes and its authors to max_article_authors. Returns
/// a Problem::reason that names what was cut; empty if nothing was.
std::string limit_fields(Article& article);

}  // namespace newsgrep::corpus
