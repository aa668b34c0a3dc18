// Draws queries of several kinds from a passage file, the same for the same seed.

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "bench/query_file.hpp"
#include "bench/random.hpp"

namespace {

using namespace newsgrep::bench;

// Passages

using Word = std::uint32_t;  ///< Its place in the vocabulary.
constexpr Word gap = 0;      ///< Stands where no phrase may run across.
using Passage = std::vector<Word>;

bool is_alphanumeric(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= '0' && byte <= '9');
}

bool is_punctuation(char byte) {
  return std::string_view(".,;:!?()[]\"'").find(byte) != std::string_view::npos;
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (auto& byte : result) {
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte - 'A' + 'a');
  }
  return result;
}

/// The words of the sample and how many of its passages have each.
class Vocabulary {
 public:
  /// Words that every tokeniser takes for one: letters and digits of ASCII between spaces. Anything
  /// else, and punctuation, is a gap.
  Passage read(std::string_view text) {
    Passage passage;
    for (std::size_t begin = 0; begin < text.size();) {
      const auto end = std::min(text.find(' ', begin), text.size());
      add(text.substr(begin, end - begin), passage);
      begin = end + 1;
    }
    return passage;
  }

  void count(const Passage& passage) {
    std::unordered_set<Word> different(passage.begin(), passage.end());
    different.erase(gap);
    for (const auto word : different) ++passages_with_[word];
  }

  /// Ranks the words, the most frequent one first; count() has seen all passages.
  void rank() {
    std::vector<Word> ordered(words_.size() - 1);
    for (Word word = 1; word < words_.size(); ++word) ordered[word - 1] = word;
    std::sort(ordered.begin(), ordered.end(), [&](Word a, Word b) {
      return std::pair(passages_with_[b], a) < std::pair(passages_with_[a], b);
    });
    ranks_.resize(words_.size());
    for (std::size_t place = 0; place < ordered.size(); ++place) ranks_[ordered[place]] = place;
  }

  const std::string& text(Word word) const { return words_[word]; }
  std::size_t passages_with(Word word) const { return passages_with_[word]; }
  std::size_t rank(Word word) const { return ranks_[word]; }

 private:
  void add(std::string_view chunk, Passage& passage) {
    const auto begin = std::find_if_not(chunk.begin(), chunk.end(), is_punctuation);
    const auto end = std::find_if_not(chunk.rbegin(), chunk.rend(), is_punctuation).base();
    if (begin != chunk.begin()) passage.push_back(gap);
    if (begin < end && std::all_of(begin, end, is_alphanumeric)) {
      passage.push_back(known(lower({begin, end})));
      if (end != chunk.end()) passage.push_back(gap);
    } else {
      passage.push_back(gap);
    }
  }

  Word known(std::string text) {
    const auto [found, is_new] = places_.emplace(std::move(text), static_cast<Word>(words_.size()));
    if (is_new) {
      words_.push_back(found->first);
      passages_with_.push_back(0);
    }
    return found->second;
  }

  std::unordered_map<std::string, Word> places_;
  std::vector<std::string> words_ = {""};  // The gap's.
  std::vector<std::size_t> passages_with_ = {0};
  std::vector<std::size_t> ranks_;
};

struct Line {
  std::string title;
  std::string text;
};

/// So many passages at most, each as likely as any other to be among them (reservoir sampling), so
/// that a file of any size does.
std::vector<Line> sample_lines(const std::string& path, std::size_t limit, Random& random) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error("cannot read " + path);
  std::vector<Line> lines;
  std::size_t seen = 0;
  for (std::string line; std::getline(in, line);) {
    const auto title = line.find('\t');
    const auto text = title == std::string::npos ? title : line.find('\t', title + 1);
    if (text == std::string::npos) continue;
    ++seen;
    const auto place = lines.size() < limit ? lines.size() : random.below(seen);
    if (place >= limit) continue;
    if (place == lines.size()) lines.emplace_back();
    lines[place] = {line.substr(title + 1, text - title - 1), line.substr(text + 1)};
  }
  if (lines.empty()) throw std::runtime_error(path + ": no line is id<TAB>title<TAB>text");
  return lines;
}

// Queries

constexpr std::size_t stop_ranks = 30;
constexpr std::size_t common_ranks = 600;
constexpr std::size_t rare_share = 10'000;  ///< One passage in so many has a rare word.
constexpr std::size_t tries_per_query = 1000;

struct Range {
  std::size_t least;
  std::size_t most;
};

constexpr Range short_query = {1, 5};
constexpr Range long_query = {6, 8};
constexpr Range phrase_words = {2, 5};
constexpr Range prefix_letters = {4, 6};
constexpr Range words_beside_title = {1, 3};
constexpr std::size_t near_words = 5;       ///< At most so far apart.
constexpr std::size_t different_start = 3;  ///< Words that begin alike may have the same stem.

class Drawer {
 public:
  Drawer(const std::string& path, std::size_t sample, std::uint64_t seed) : random_(seed) {
    for (const auto& line : sample_lines(path, sample, random_)) {
      passages_.push_back(vocabulary_.read(line.text));
      vocabulary_.count(passages_.back());
      titles_.push_back(title_words_.read(line.title));
    }
    vocabulary_.rank();
    most_when_rare_ = std::max<std::size_t>(passages_.size() / rare_share, 2);
  }

  /// Writes `kind<TAB>query` lines.
  void write(std::size_t queries_per_kind) {
    const auto rare = [&](Word word) { return vocabulary_.passages_with(word) <= most_when_rare_; };
    const auto common = [&](Word word) { return !is_stop(word) && is_common(word); };
    const auto stop = [&](Word word) { return is_stop(word); };
    const auto any = [](Word) { return true; };
    const auto draw = [&](const char* kind, Range length, const auto& fits) {
      repeat(kind, queries_per_kind, length,
             [&](std::size_t words) { return joined(words_of_one_passage(words, fits)); });
    };
    draw("rare", short_query, rare);
    draw("rare-long", long_query, rare);
    draw("common", short_query, common);
    draw("common-long", long_query, common);
    draw("stop", short_query, stop);
    draw("mixed", short_query, any);
    draw("mixed-long", long_query, any);
    repeat("phrase", queries_per_kind, phrase_words,
           [&](std::size_t words) { return joined(phrase(words)); });
    write_common_phrases(queries_per_kind);
    const auto no_stop = [&](Word word) { return !is_stop(word); };
    repeat("near", queries_per_kind, {2, 2},
           [&](std::size_t) { return joined(near_pair(no_stop)); });
    repeat("near-common", queries_per_kind, {2, 2},
           [&](std::size_t) { return joined(near_pair(common)); });
    repeat("prefix", queries_per_kind, prefix_letters, [&](std::size_t letters) {
      return prefix_of(letters, words_of_one_passage(1, no_stop));
    });
    repeat("prefix-word", queries_per_kind, prefix_letters, [&](std::size_t letters) {
      return prefix_of(letters, words_of_one_passage(2, no_stop));
    });
    repeat("title", queries_per_kind, words_beside_title,
           [&](std::size_t words) { return word_of_title_and(words, no_stop); });
  }

 private:
  bool is_stop(Word word) const { return vocabulary_.rank(word) < stop_ranks; }
  bool is_common(Word word) const { return vocabulary_.rank(word) < common_ranks; }

  /// So many different queries of each length in turn; fewer when the passages do not have them.
  void repeat(const char* kind, std::size_t count, Range length,
              const std::function<std::string(std::size_t)>& draw) {
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
      std::fprintf(stderr, "draw-queries: only %zu queries of the kind %s\n", drawn.size(), kind);
    }
  }

  /// Different words of a passage, in no order, so that a search for all of them finds something;
  /// none when it has too few that fit.
  template <typename Fits>
  Passage words_of_one_passage(std::size_t count, const Fits& fits) {
    return words_of(passages_[random_.below(passages_.size())], count, fits);
  }

  template <typename Fits>
  Passage words_of(const Passage& passage, std::size_t count, const Fits& fits) {
    Passage fitting;
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

  /// Words that follow each other in a passage; none when they are not all in one sentence part.
  Passage phrase(std::size_t count) {
    const auto& passage = passages_[random_.below(passages_.size())];
    if (passage.size() < count) return {};
    const auto begin = passage.begin() + random_.below(passage.size() - count + 1);
    const Passage words(begin, begin + static_cast<std::ptrdiff_t>(count));
    return std::find(words.begin(), words.end(), gap) == words.end() ? words : Passage{};
  }

  /// Two words of a passage that are near each other, in any order.
  template <typename Fits>
  Passage near_pair(const Fits& fits) {
    const auto& passage = passages_[random_.below(passages_.size())];
    if (passage.empty()) return {};
    const auto first_place = random_.below(passage.size());
    const auto second_place = first_place + 1 + random_.below(near_words);
    if (second_place >= passage.size()) return {};
    const auto first = passage[first_place];
    const auto second = passage[second_place];
    if (first == gap || second == gap || !fits(first) || !fits(second)) return {};
    const auto start = [&](Word word) { return vocabulary_.text(word).substr(0, different_start); };
    if (start(first) == start(second)) return {};
    return random_.below(2) == 0 ? Passage{first, second} : Passage{second, first};
  }

  /// The first letters of the first of the words, then the others as they are; nothing when it has
  /// no more letters than that.
  std::string prefix_of(std::size_t letters, const Passage& words) const {
    if (words.empty() || vocabulary_.text(words[0]).size() <= letters) return {};
    auto text = joined(words);
    return text.erase(letters, vocabulary_.text(words[0]).size() - letters);
  }

  /// A word of a passage's title, then words of its text.
  template <typename Fits>
  std::string word_of_title_and(std::size_t count, const Fits& fits) {
    const auto place = random_.below(passages_.size());
    const auto& title = titles_[place];
    const auto words = words_of(passages_[place], count, fits);
    if (title.empty() || words.empty()) return {};
    const auto word = title[random_.below(title.size())];
    return word == gap ? "" : title_words_.text(word) + ' ' + joined(words);
  }

  /// The most frequent phrases of two words and of three, half and half.
  void write_common_phrases(std::size_t count) {
    for (const std::size_t length : {2U, 3U}) {
      auto phrases = frequent_phrases(length);
      phrases.resize(std::min(phrases.size(), (count + (length == 2 ? 1 : 0)) / 2));
      for (const auto& phrase : phrases) std::cout << "common-phrase\t" << joined(phrase) << '\n';
    }
  }

  std::vector<Passage> frequent_phrases(std::size_t length) const {
    struct Hash {
      std::size_t operator()(const std::array<Word, 3>& words) const {
        return Random((std::uint64_t{words[0]} << 42U) ^ (std::uint64_t{words[1]} << 21U) ^
                      words[2])
            .next();
      }
    };
    std::unordered_map<std::array<Word, 3>, std::size_t, Hash> counts;
    for (const auto& passage : passages_) {
      std::array<Word, 3> last = {};
      for (const auto word : passage) {
        // Only common words, for other phrases are not frequent.
        last = {last[1], last[2], word == gap || !is_common(word) ? gap : word};
        auto phrase = last;
        if (length == 2) phrase[0] = gap;
        const auto begin = phrase.end() - static_cast<std::ptrdiff_t>(length);
        if (std::find(begin, phrase.end(), gap) == phrase.end()) ++counts[phrase];
      }
    }
    std::vector<std::pair<std::size_t, std::array<Word, 3>>> ordered;
    for (const auto& [phrase, times] : counts) ordered.emplace_back(times, phrase);
    std::sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) {
      return std::pair(b.first, a.second) < std::pair(a.first, b.second);
    });
    std::vector<Passage> phrases;
    for (const auto& [times, phrase] : ordered) {
      phrases.emplace_back(phrase.end() - static_cast<std::ptrdiff_t>(length), phrase.end());
    }
    return phrases;
  }

  std::string joined(const Passage& passage) const {
    Words words;
    for (const auto word : passage) words.push_back(vocabulary_.text(word));
    return newsgrep::bench::joined(words);
  }

  Random random_;
  Vocabulary vocabulary_;
  std::vector<Passage> passages_;
  Vocabulary title_words_;
  std::vector<Passage> titles_;  ///< Of the passages, in title_words_.
  std::size_t most_when_rare_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  CLI::App app(
      "Draws queries from passages, as kind<TAB>query: of rare, common, stop and mixed words, of 1 "
      "to 5 words or long ones of 6 to 8, phrases of the text, phrases of common words, words near "
      "each other, beginnings of words, and words of titles.",
      "draw-queries");
  std::string passages;
  std::size_t queries_per_kind = 100;
  std::size_t sample = 200'000;
  std::uint64_t seed = 1;
  app.add_option("--passages", passages, "id<TAB>title<TAB>text a line")
      ->required()
      ->type_name("FILE");
  app.add_option("--per-kind", queries_per_kind, "How many queries of each kind")
      ->check(CLI::Range(1, 100'000))
      ->capture_default_str();
  app.add_option("--sample", sample, "Draw from so many of the passages")
      ->check(CLI::Range(1, 100'000'000))
      ->capture_default_str();
  app.add_option("--seed", seed, "The same seed gives the same queries")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  try {
    Drawer(passages, sample, seed).write(queries_per_kind);
    return std::cout.flush() ? 0 : 2;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "draw-queries: %s\n", error.what());
    return 2;
  }
}
