#include "bench/draw_queries/query_drawer.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <iostream>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "bench/query_file.hpp"

namespace newsgrep::bench {
namespace {

constexpr std::size_t stop_ranks = 30;
constexpr std::size_t common_ranks = 600;
constexpr std::size_t rare_share = 10'000;  ///< One passage in so many has a rare word.
constexpr std::size_t tries_per_query = 1000;
constexpr std::size_t near_words = 5;       ///< Greatest distance of two words that are near.
constexpr std::size_t different_start = 3;  ///< Words that begin alike may have the same stem.

/// Three words; the first is a gap in a phrase of two.
using ShortPhrase = std::array<WordId, 3>;

struct PhraseHash {
  std::size_t operator()(const ShortPhrase& words) const {
    return Random((std::uint64_t{words[0]} << 42U) ^ (std::uint64_t{words[1]} << 21U) ^ words[2])
        .next();
  }
};

}  // namespace

QueryDrawer::QueryDrawer(const std::string& path, std::size_t sample, std::uint64_t seed)
    : random_(seed) {
  for (const auto& line : sample_lines(path, sample, random_)) {
    passages_.push_back(words_.read(line.text));
    words_.count(passages_.back());
    titles_.push_back(title_words_.read(line.title));
  }
  words_.rank();
  most_when_rare_ = std::max<std::size_t>(passages_.size() / rare_share, 2);
}

bool QueryDrawer::is_stop(WordId word) const {
  return words_.rank(word) < stop_ranks;
}

bool QueryDrawer::is_common(WordId word) const {
  return words_.rank(word) < common_ranks;
}

void QueryDrawer::write(std::size_t queries_per_kind) {
  write_plain_kinds(queries_per_kind);
  write_kind("phrase", queries_per_kind, phrase_words,
             [&](std::size_t words) { return joined(phrase(words)); });
  write_common_phrases(queries_per_kind);
  const auto no_stop = [&](WordId word) { return !is_stop(word); };
  const auto common = [&](WordId word) { return !is_stop(word) && is_common(word); };
  write_kind("near", queries_per_kind, two_words,
             [&](std::size_t) { return joined(near_pair(no_stop)); });
  write_kind("near-common", queries_per_kind, two_words,
             [&](std::size_t) { return joined(near_pair(common)); });
  write_kind("prefix", queries_per_kind, prefix_letters, [&](std::size_t letters) {
    return prefix_of(letters, words_of_one_passage(1, no_stop));
  });
  write_kind("prefix-word", queries_per_kind, prefix_letters, [&](std::size_t letters) {
    return prefix_of(letters, words_of_one_passage(2, no_stop));
  });
  write_kind("title", queries_per_kind, words_beside_title,
             [&](std::size_t words) { return word_of_title_and(words, no_stop); });
}

/// Writes the kinds that are words of one passage in any order.
void QueryDrawer::write_plain_kinds(std::size_t queries_per_kind) {
  const auto rare = [&](WordId word) { return words_.passages_with(word) <= most_when_rare_; };
  const auto common = [&](WordId word) { return !is_stop(word) && is_common(word); };
  const auto stop = [&](WordId word) { return is_stop(word); };
  const auto any = [](WordId) { return true; };
  const auto draw = [&](const char* kind, Range length, const Fits& fits) {
    write_kind(kind, queries_per_kind, length,
               [&](std::size_t words) { return joined(words_of_one_passage(words, fits)); });
  };
  draw("rare", short_query, rare);
  draw("rare-long", long_query, rare);
  draw("common", short_query, common);
  draw("common-long", long_query, common);
  draw("stop", short_query, stop);
  draw("mixed", short_query, any);
  draw("mixed-long", long_query, any);
}

/// Writes `count` different queries, of each length in turn; fewer if the passages have no more.
void QueryDrawer::write_kind(const char* kind, std::size_t count, Range length, const Draw& draw) {
  std::unordered_set<std::string> drawn;
  auto words = length.least;
  for (std::size_t tries = 0; drawn.size() < count && tries < count * tries_per_query; ++tries) {
    auto text = draw(words);
    if (text.empty() || drawn.contains(text)) continue;
    std::cout << kind << '\t' << text << '\n';
    drawn.insert(std::move(text));
    words = words == length.most ? length.least : words + 1;
  }
  if (drawn.size() < count) {
    std::fprintf(stderr, "draw-queries: the passages have only %zu queries of the kind %s\n",
                 drawn.size(), kind);
  }
}

/// Returns different words of a passage in random order; a search for all of them finds something.
WordRun QueryDrawer::words_of_one_passage(std::size_t count, const Fits& fits) {
  return words_of(passages_[random_.below(passages_.size())], count, fits);
}

WordRun QueryDrawer::words_of(const WordRun& passage, std::size_t count, const Fits& fits) {
  WordRun fitting;
  for (const auto word : passage) {
    const bool known = std::find(fitting.begin(), fitting.end(), word) != fitting.end();
    if (word != gap && !known && fits(word)) fitting.push_back(word);
  }
  if (fitting.size() < count) return {};
  for (std::size_t i = 0; i < count; ++i) {
    std::swap(fitting[i], fitting[i + random_.below(fitting.size() - i)]);
  }
  fitting.resize(count);
  return fitting;
}

/// Returns words that follow each other in one part of a sentence.
WordRun QueryDrawer::phrase(std::size_t count) {
  const auto& passage = passages_[random_.below(passages_.size())];
  if (passage.size() < count) return {};
  const auto begin = passage.begin() + random_.below(passage.size() - count + 1);
  const WordRun words(begin, begin + static_cast<std::ptrdiff_t>(count));
  return std::find(words.begin(), words.end(), gap) == words.end() ? words : WordRun{};
}

/// Returns two words that are near each other, in any order.
WordRun QueryDrawer::near_pair(const Fits& fits) {
  const auto& passage = passages_[random_.below(passages_.size())];
  if (passage.empty()) return {};
  const auto first_place = random_.below(passage.size());
  const auto second_place = first_place + 1 + random_.below(near_words);
  if (second_place >= passage.size()) return {};
  const auto first = passage[first_place];
  const auto second = passage[second_place];
  if (first == gap || second == gap || !fits(first) || !fits(second)) return {};
  const auto start = [&](WordId word) { return words_.text(word).substr(0, different_start); };
  if (start(first) == start(second)) return {};
  return random_.below(2) == 0 ? WordRun{first, second} : WordRun{second, first};
}

/// Returns the first letters of the first word, then the other words; nothing if the first word has
/// no more letters.
std::string QueryDrawer::prefix_of(std::size_t letters, const WordRun& words) const {
  if (words.empty() || words_.text(words[0]).size() <= letters) return {};
  auto text = joined(words);
  return text.erase(letters, words_.text(words[0]).size() - letters);
}

/// Returns a word of a title, then words of its text.
std::string QueryDrawer::word_of_title_and(std::size_t count, const Fits& fits) {
  const auto place = random_.below(passages_.size());
  const auto& title = titles_[place];
  const auto words = words_of(passages_[place], count, fits);
  if (title.empty() || words.empty()) return {};
  const auto word = title[random_.below(title.size())];
  return word == gap ? "" : title_words_.text(word) + ' ' + joined(words);
}

/// Writes the most frequent phrases of two words and of three, half and half.
void QueryDrawer::write_common_phrases(std::size_t count) {
  for (const std::size_t length : {2U, 3U}) {
    auto phrases = frequent_phrases(length);
    phrases.resize(std::min(phrases.size(), (count + (length == 2 ? 1 : 0)) / 2));
    for (const auto& phrase : phrases) std::cout << "common-phrase\t" << joined(phrase) << '\n';
  }
}

/// Returns the phrases of common words, the most frequent first.
std::vector<WordRun> QueryDrawer::frequent_phrases(std::size_t length) const {
  std::unordered_map<ShortPhrase, std::size_t, PhraseHash> counts;
  for (const auto& passage : passages_) {
    ShortPhrase last = {};
    for (const auto word : passage) {
      // Only common words, for other phrases are not frequent.
      last = {last[1], last[2], word == gap || !is_common(word) ? gap : word};
      auto phrase = last;
      if (length == 2) phrase[0] = gap;
      const auto begin = phrase.end() - static_cast<std::ptrdiff_t>(length);
      if (std::find(begin, phrase.end(), gap) == phrase.end()) ++counts[phrase];
    }
  }
  std::vector<std::pair<std::size_t, ShortPhrase>> ordered;
  for (const auto& [phrase, times] : counts) ordered.emplace_back(times, phrase);
  std::sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) {
    return std::pair(b.first, a.second) < std::pair(a.first, b.second);
  });
  std::vector<WordRun> phrases;
  for (const auto& [times, phrase] : ordered) {
    phrases.emplace_back(phrase.end() - static_cast<std::ptrdiff_t>(length), phrase.end());
  }
  return phrases;
}

std::string QueryDrawer::joined(const WordRun& run) const {
  Words words;
  for (const auto word : run) words.push_back(words_.text(word));
  return newsgrep::bench::joined(words);
}

}  // namespace newsgrep::bench
