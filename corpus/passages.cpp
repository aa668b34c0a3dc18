#include "corpus/passages.hpp"

#include <algorithm>
#include <cstddef>
#include <unordered_set>
#include <utility>

#include "corpus/clean_text.hpp"
#include "corpus/file.hpp"
#include "corpus/line_shape.hpp"

namespace newsgrep::corpus {
namespace {

/// Bytes from which on a paragraph that comes twice is dropped; an article may well repeat `Yes.`
constexpr std::size_t min_repeat_bytes = 60;

/// Returns whether `clean` has nearly all words of `damaged`, in any order, and few others.
bool says_the_same(const std::vector<std::string>& damaged, std::vector<std::string> clean) {
  const std::size_t total = std::max(damaged.size(), clean.size());
  if (damaged.empty() || clean.empty()) return false;
  std::size_t common = 0;
  std::sort(clean.begin(), clean.end());
  auto words = damaged;
  std::sort(words.begin(), words.end());
  for (std::size_t i = 0, j = 0; i < words.size() && j < clean.size();) {
    if (words[i] == clean[j]) {
      ++common;
      ++i;
      ++j;
    } else if (words[i] < clean[j]) {
      ++i;
    } else {
      ++j;
    }
  }
  return common * 10 >= total * 8;
}

/// Drops a paragraph that a broken tag damaged if the same text is unharmed nearby, as captions
/// are.
void drop_damaged_copies(std::vector<Paragraph>& paragraphs) {
  constexpr std::size_t nearby = 4;
  std::vector<bool> drop(paragraphs.size(), false);
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    if (!paragraphs[i].damaged) continue;
    const auto words = bare_words(fold(paragraphs[i].text));
    const std::size_t begin = i < nearby ? 0 : i - nearby;
    const std::size_t end = std::min(paragraphs.size(), i + nearby + 1);
    for (std::size_t j = begin; j < end && !drop[i]; ++j) {
      drop[i] = j != i && !paragraphs[j].damaged &&
                says_the_same(words, bare_words(fold(paragraphs[j].text)));
    }
  }
  std::size_t at = 0;
  std::erase_if(paragraphs, [&](const Paragraph&) { return drop[at++]; });
}

void drop_repeats(std::vector<Paragraph>& paragraphs, std::string_view title) {
  const auto title_words = bare_words(fold(title));
  std::unordered_set<std::string> seen;
  std::string previous;
  std::erase_if(paragraphs, [&](const Paragraph& paragraph) {
    if (paragraph.text == previous) return true;
    previous = paragraph.text;
    if (!title_words.empty() && paragraph.text.size() <= 2 * title.size() + 16 &&
        bare_words(fold(paragraph.text)) == title_words) {
      return true;
    }
    return paragraph.text.size() >= min_repeat_bytes && !seen.insert(paragraph.text).second;
  });
}

bool is_heading(const Paragraph& paragraph) {
  return !paragraph.list_item && looks_like_heading(paragraph.text);
}

}  // namespace

std::vector<Passage> make_passages(std::vector<Paragraph> paragraphs, std::string_view title) {
  drop_damaged_copies(paragraphs);
  drop_repeats(paragraphs, title);
  std::vector<Passage> passages;
  std::string section;
  for (std::size_t begin = 0; begin < paragraphs.size();) {
    std::size_t end = begin;
    while (end < paragraphs.size() && is_heading(paragraphs[end])) ++end;
    const std::size_t count = end - begin;
    // Three short lines in a row, or two after a colon, are a list that lost its bullets.
    const bool announced = !passages.empty() && ending_of(passages.back().text) == Ending::open;
    const bool headings = count > 0 && count <= (announced ? 1 : 2) && end < paragraphs.size();
    if (headings) {
      section = paragraphs[begin].text;
      if (count == 2) section += " / " + paragraphs[begin + 1].text;
      begin = end;
    }
    end = std::min(std::max(end, begin + 1), paragraphs.size());
    for (; begin < end; ++begin) append_passage(section, paragraphs[begin].text, passages);
  }
  return passages;
}

void append_passage(std::string_view section, std::string_view text,
                    std::vector<Passage>& passages) {
  const auto section_parts = split_text(section, max_field_bytes);
  for (auto& piece : split_text(text, max_passage_bytes)) {
    passages.push_back({section_parts.empty() ? "" : section_parts.front(), std::move(piece)});
  }
}

std::string limit_fields(Article& article) {
  std::string cut;
  const auto limit = [&](std::string& field, std::string_view name) {
    if (field.size() <= max_field_bytes) return;
    field = split_text(field, max_field_bytes).front();
    cut += (cut.empty() ? "" : ", ") + std::string(name);
  };
  limit(article.title, "title");
  limit(article.source, "source");
  limit(article.url, "url");
  limit(article.language, "language");
  for (auto& author : article.authors) limit(author, "author");
  if (!cut.empty()) cut += " longer than " + describe_bytes(max_field_bytes) + ", cut short";
  if (article.authors.size() > max_article_authors) {
    article.authors.resize(max_article_authors);
    cut += (cut.empty() ? "" : "; ") + ("more than " + std::to_string(max_article_authors)) +
           " authors, the others left out";
  }
  return cut;
}

}  // namespace newsgrep::corpus
