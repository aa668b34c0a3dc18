// Writes passages that look like English news, any number of them, the same for the same seed.

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <deque>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "bench/random.hpp"

namespace {

using newsgrep::bench::Random;

// Random numbers

double normal(Random& random) {
  const auto radius = std::sqrt(-2 * std::log(1 - random.unit()));
  return radius * std::cos(2 * 3.14159265358979 * random.unit());
}

/// Numbers below a limit, each as often as its weight says (Walker's alias method).
class Weighted {
 public:
  explicit Weighted(const std::vector<double>& weights)
      : keep_(weights.size()), other_(weights.size()) {
    const auto total = std::accumulate(weights.begin(), weights.end(), 0.0);
    std::vector<std::uint32_t> small;
    std::vector<std::uint32_t> large;
    for (std::uint32_t i = 0; i < weights.size(); ++i) {
      keep_[i] = weights[i] * static_cast<double>(weights.size()) / total;
      other_[i] = i;
      (keep_[i] < 1 ? small : large).push_back(i);
    }
    while (!small.empty() && !large.empty()) {
      const auto poor = small.back();
      const auto rich = large.back();
      small.pop_back();
      other_[poor] = rich;
      keep_[rich] -= 1 - keep_[poor];
      if (keep_[rich] < 1) {
        large.pop_back();
        small.push_back(rich);
      }
    }
  }

  std::uint32_t draw(Random& random) const {
    const auto place = random.below(keep_.size());
    return random.unit() < keep_[place] ? place : other_[place];
  }

 private:
  std::vector<double> keep_;
  std::vector<std::uint32_t> other_;
};

/// Weights of ranks after Zipf and Mandelbrot.
std::vector<double> zipf(std::size_t count, double exponent, double offset) {
  std::vector<double> weights(count);
  for (std::size_t i = 0; i < count; ++i) {
    weights[i] = std::pow(static_cast<double>(i) + 1 + offset, -exponent);
  }
  return weights;
}

// Sentences

constexpr std::array<std::string_view, 7> days = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                  "Friday", "Saturday", "Sunday"};
constexpr std::array<std::string_view, 12> months = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

/// N noun, P plural, C collocation, A adjective, V verb, E verb-ed, G verb-ing, H person, L place,
/// O organisation, D date, W weekday, # number, % percentage, $ money.
constexpr std::array<std::string_view, 36> sentences = {
    "the A N of the N E the P in L",
    "H, who E the N on W, said that the C would not V the P",
    "the O said in a statement that it had E # P since D",
    "according to the O, the N was E by a C",
    "in L, the P were E after the N of a A N",
    "it is not clear whether the C will V the N",
    "H told reporters that there was no N for the C",
    "more than # P have been E in L, and the N of the C is G",
    "\"we will V the N, and they will V us,\" H said",
    "the N, which was E on D, has A P and a C",
    "at least # P were E when the N E the C near L on W",
    "officials in L say the O has been G the P for # years",
    "the C was E by H, but the P of the O were A",
    "as the N of the P E, a A C was E to the N",
    "the price of N rose % to $, and the P E with it",
    "they were G their P to the N at the time",
    "H and H have E on a C for the first time since D",
    "this was the A N of all, and it had been E for # days",
    "but the O would V a N if the P did not V",
    "some of the P from L are A, and others are E",
    "there are still P in the N, and H has E to V them",
    "the C, G in L, is one of the A P of the N",
    "on W, the O E $ for the N of P and the C",
    "after the C, the N was E to L, where the P had been G",
    "H is a A N of the O and has been E as a N",
    "what the N will be, and when, is for the P to V",
    "with the N in L E, the C has become a A N",
    "\"I have never E such a N,\" said H, a N from L",
    "no one at the O could be E about the C",
    "the A P of L, about % of them, were against the N",
    "he had E the N before the P E, and she was G it",
    "by D, the O had E most of its P and all of the C",
    "the N of the N is the N of the C",
    "under the C, P can V up to # N in the A N",
    "H's N, first E in D, is now E with P",
    "over the past # years the C has E into a N that O calls A"};

constexpr std::array<std::string_view, 10> titles = {
    "H E C in L",   "O to V C",          "C E N after N",       "# P E in L",
    "L: A N of C",  "H says N will V P", "what the C is about", "O and the A N",
    "P E as O E N", "A C for the N of L"};

/// What stands for "the" now and then, or the sentences would have too many of it.
constexpr std::array<std::string_view, 12> determiners = {
    "a", "this", "its", "their", "his", "her", "one", "each", "our", "another", "every", "that"};
constexpr double other_determiner = 0.4;

// Words

using Strings = std::vector<std::string>;

template <std::size_t n>
std::string_view any_of(const std::array<std::string_view, n>& words, Random& random) {
  return words[random.below(n)];
}

constexpr std::array<std::string_view, 32> onsets = {
    "b",  "c",  "d",  "f",  "g",  "h",   "j",  "l",  "m",  "n",  "p",
    "r",  "s",  "t",  "v",  "w",  "br",  "cl", "cr", "dr", "fl", "gr",
    "pl", "pr", "sh", "sl", "st", "str", "th", "tr", "sp", "ch"};
constexpr std::array<std::string_view, 12> vowels = {"a", "e", "i",  "o",  "u",  "a",
                                                     "e", "o", "ai", "ea", "ou", "io"};
constexpr std::array<std::string_view, 16> codas = {"",  "",  "",   "n",  "r",  "l",  "s",  "t",
                                                    "m", "d", "ck", "nd", "nt", "rt", "st", "ng"};

bool is_vowel(char letter) {
  return std::string_view("aeiou").find(letter) != std::string_view::npos;
}

enum class Ending { any, closed };  ///< Closed: with a consonant, so that -ed and -ing may follow.

std::string invented(Random& random, std::size_t syllables, Ending ending = Ending::any) {
  std::string word;
  for (std::size_t i = 0; i < syllables; ++i) {
    word += any_of(onsets, random);
    word += any_of(vowels, random);
    if (i + 1 == syllables || random.chance(0.12)) word += any_of(codas, random);
  }
  while (ending == Ending::closed && is_vowel(word.back())) word += any_of(codas, random);
  return word;
}

std::string capitalised(std::string word) {
  word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

constexpr std::size_t nouns_count = 120'000;
constexpr std::size_t verbs_count = 20'000;
constexpr std::size_t adjectives_count = 40'000;
constexpr std::size_t collocations_count = 30'000;

/// Invented words, no two the same; the common ones are short.
class Vocabulary {
 public:
  explicit Vocabulary(Random& random)
      : taken_(real_words()),
        nouns_(make(random, nouns_count, Ending::any)),
        verbs_(make(random, verbs_count, Ending::closed)),
        adjectives_(make(random, adjectives_count, Ending::any)),
        noun_ranks_(zipf(nouns_count, 1.05, 8)),
        verb_ranks_(zipf(verbs_count, 1.1, 4)),
        adjective_ranks_(zipf(adjectives_count, 1.1, 6)),
        collocation_ranks_(zipf(collocations_count, 0.9, 10)) {
    for (std::size_t i = 0; i < collocations_count; ++i) {
      const bool two_nouns = random.chance(0.4);
      const auto& first =
          two_nouns ? nouns_[noun_ranks_.draw(random)] : adjectives_[adjective_ranks_.draw(random)];
      collocations_.push_back(first + ' ' + nouns_[noun_ranks_.draw(random)]);
    }
  }

  std::uint32_t noun_rank(Random& random) const { return noun_ranks_.draw(random); }
  const std::string& noun(std::uint32_t rank) const { return nouns_[rank]; }
  const std::string& verb(Random& random) const { return verbs_[verb_ranks_.draw(random)]; }
  const std::string& adjective(Random& random) const {
    return adjectives_[adjective_ranks_.draw(random)];
  }
  const std::string& collocation(Random& random) const {
    return collocations_[collocation_ranks_.draw(random)];
  }

 private:
  /// Those of the sentences.
  static std::unordered_set<std::string> real_words() {
    std::unordered_set<std::string> words;
    for (const auto determiner : determiners) words.emplace(determiner);
    for (const auto sentence : sentences) {
      std::string word;
      for (const char byte : sentence) {
        if (byte >= 'a' && byte <= 'z') {
          word += byte;
        } else {
          words.insert(std::exchange(word, {}));
        }
      }
      words.insert(word);
    }
    return words;
  }

  Strings make(Random& random, std::size_t count, Ending ending) {
    Strings words;
    words.reserve(count);
    while (words.size() < count) {
      const auto rank = words.size();
      const std::size_t syllables = rank < 300 ? 1 + random.below(2) : 2 + random.below(2);
      auto word = invented(random, syllables, ending);
      if (taken_.insert(word).second) words.push_back(std::move(word));
    }
    return words;
  }

  std::unordered_set<std::string> taken_;
  Strings nouns_;
  Strings verbs_;
  Strings adjectives_;
  Strings collocations_;
  Weighted noun_ranks_;
  Weighted verb_ranks_;
  Weighted adjective_ranks_;
  Weighted collocation_ranks_;
};

// Articles

/// What makes the passages of one article alike: its people, places and favourite words.
struct Topic {
  Strings people;
  Strings places;
  Strings organisations;
  Strings collocations;
  std::vector<std::uint32_t> nouns;
};

constexpr double own_words = 0.3;     ///< So many of an article's nouns are its favourites.
constexpr double wire_copies = 0.02;  ///< So many passages repeat an earlier one, slightly edited.
constexpr std::size_t remembered = 4096;
constexpr double log_length_mean = 4.25;  ///< Words, so that their mean is about 85.
constexpr double log_length_deviation = 0.6;

class Writer {
 public:
  explicit Writer(std::uint64_t seed) : seed_(seed), random_(seed), vocabulary_(random_) {
    for (std::size_t i = 0; i < 4000; ++i) {
      surnames_.push_back(capitalised(invented(random_, 2)));
      places_.push_back(capitalised(invented(random_, 2 + random_.below(2))));
    }
    for (std::size_t i = 0; i < 400; ++i) given_names_.push_back(capitalised(invented(random_, 2)));
  }

  const Vocabulary& vocabulary() const { return vocabulary_; }

  /// The title and the passages of an article; any article, without those before it, but for the
  /// wire copies.
  void article(std::uint64_t number, std::string& title, Strings& passages) {
    random_ = Random(Random(seed_ ^ (number * 0xd1342543de82ef95U)).next());
    make_topic();
    title.clear();
    sentence(any_of(titles, random_), title);
    title[0] = upper(title[0]);
    passages.clear();
    const auto count = 1 + random_.below(3) + random_.below(6) + random_.below(6);
    for (std::size_t i = 0; i < count; ++i) {
      passages.emplace_back();
      if (random_.chance(wire_copies) && !recent_.empty()) {
        copy_edited(recent_[random_.below(recent_.size())], passages.back());
      } else {
        passage(passages.back());
        if (random_.chance(0.25)) remember(passages.back());
      }
    }
  }

 private:
  static char upper(char letter) {
    return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
  }

  /// A name from a few thousand, or one that no other article has.
  std::string name(const Strings& known) {
    if (random_.chance(0.15)) return capitalised(invented(random_, 3));
    const auto rank = std::pow(random_.unit(), 3) * static_cast<double>(known.size());
    return known[static_cast<std::size_t>(rank)];
  }

  void make_topic() {
    topic_ = {};
    for (std::size_t i = 0; i < 3; ++i) {
      const auto& given_name = given_names_[random_.below(given_names_.size())];
      topic_.people.push_back(given_name + ' ' + name(surnames_));
      topic_.places.push_back(name(places_));
      const auto& noun = vocabulary_.noun(vocabulary_.noun_rank(random_) % 2000);
      topic_.organisations.push_back(name(places_) + ' ' + capitalised(noun));
      topic_.collocations.push_back(vocabulary_.collocation(random_));
    }
    for (std::size_t i = 0; i < 12; ++i) topic_.nouns.push_back(vocabulary_.noun_rank(random_));
  }

  const std::string& noun() {
    const bool own = random_.chance(own_words);
    return vocabulary_.noun(own ? topic_.nouns[random_.below(topic_.nouns.size())]
                                : vocabulary_.noun_rank(random_));
  }

  void person(std::string& text) {
    const auto& full = topic_.people[random_.below(topic_.people.size())];
    text += random_.chance(0.5) ? full : full.substr(full.find(' ') + 1);
  }

  void quantity(std::string& text) {
    const auto number = std::exp(random_.unit() * 11) + 2;
    const auto digits = std::to_string(static_cast<std::uint64_t>(number));
    const bool comma = digits.size() > 3;
    text.append(digits, 0, comma ? digits.size() - 3 : digits.size());
    if (comma) (text += ',').append(digits, digits.size() - 3);
  }

  void date(std::string& text) {
    const auto year = std::to_string(1990 + random_.below(36));
    const auto month = any_of(months, random_);
    if (random_.chance(0.6)) (text += std::to_string(1 + random_.below(28))) += ' ';
    ((text += month) += ' ') += year;
  }

  void slot(char kind, std::string& text) {
    switch (kind) {
      case 'N':
        text += noun();
        break;
      case 'P':
        (text += noun()) += 's';
        break;
      case 'C':
        text += random_.chance(0.4) ? topic_.collocations[random_.below(topic_.collocations.size())]
                                    : vocabulary_.collocation(random_);
        break;
      case 'A':
        text += vocabulary_.adjective(random_);
        break;
      case 'V':
        text += vocabulary_.verb(random_);
        break;
      case 'E':
        (text += vocabulary_.verb(random_)) += "ed";
        break;
      case 'G':
        (text += vocabulary_.verb(random_)) += "ing";
        break;
      case 'H':
        person(text);
        break;
      case 'L':
        text += topic_.places[random_.below(topic_.places.size())];
        break;
      case 'O':
        text += topic_.organisations[random_.below(topic_.organisations.size())];
        break;
      case 'D':
        date(text);
        break;
      case 'W':
        text += any_of(days, random_);
        break;
      case '#':
        quantity(text);
        break;
      case '%':
        (text += std::to_string(1 + random_.below(99))) += '%';
        break;
      case '$':
        ((text += '$') += std::to_string(1 + random_.below(900))) += " million";
        break;
      default:
        text += kind;
    }
  }

  void sentence(std::string_view pattern, std::string& text) {
    constexpr std::string_view article = "the ";
    while (!pattern.empty()) {
      if (pattern.starts_with(article) && random_.chance(other_determiner)) {
        text += any_of(determiners, random_);
        pattern.remove_prefix(article.size() - 1);
      } else {
        slot(pattern.front(), text);
        pattern.remove_prefix(1);
      }
    }
  }

  void passage(std::string& text) {
    const auto length = std::exp(log_length_mean + log_length_deviation * normal(random_));
    const auto words = std::min(std::max(length, 12.0), 600.0);
    for (double written = 0; written < words;) {
      const auto begin = text.size();
      sentence(any_of(sentences, random_), text);
      const auto first_letter = begin + (text[begin] == '"' ? 1 : 0);
      text[first_letter] = upper(text[first_letter]);
      for (std::size_t i = begin; i < text.size(); ++i) written += text[i] == ' ' ? 1 : 0;
      text += ". ";
      ++written;
    }
    text.pop_back();
  }

  void remember(const std::string& text) {
    recent_.push_back(text);
    if (recent_.size() > remembered) recent_.pop_front();
  }

  /// A few words are left out or replaced, as another desk would do.
  void copy_edited(const std::string& original, std::string& text) {
    for (std::size_t begin = 0; begin < original.size();) {
      const auto end = std::min(original.find(' ', begin), original.size());
      if (random_.chance(0.02)) {
        (text += noun()) += ' ';
      } else if (!random_.chance(0.02)) {
        text.append(original, begin, end - begin) += ' ';
      }
      begin = end + 1;
    }
    if (text.empty()) text = original;
    if (text.back() == ' ') text.pop_back();
  }

  std::uint64_t seed_;
  Random random_;
  Vocabulary vocabulary_;
  Strings given_names_;
  Strings surnames_;
  Strings places_;
  Topic topic_;
  std::deque<std::string> recent_;
};

// Output

class Output {
 public:
  Output& operator<<(std::string_view text) {
    buffer_ += text;
    if (buffer_.size() >= limit) flush();
    return *this;
  }

  void flush() {
    const auto written = std::fwrite(buffer_.data(), 1, buffer_.size(), stdout);
    if (written != buffer_.size() || std::fflush(stdout) != 0) {
      throw std::runtime_error("cannot write the output");
    }
    buffer_.clear();
  }

 private:
  static constexpr std::size_t limit = 1U << 20U;
  std::string buffer_;
};

void write_passages(Writer& writer, std::size_t count) {
  Output out;
  std::string title;
  Strings passages;
  std::size_t written = 0;
  for (std::uint64_t article = 0; written < count; ++article) {
    writer.article(article, title, passages);
    for (const auto& text : passages) {
      if (written == count) break;
      out << "g" << std::to_string(written++) << "\t" << title << "\t" << text << "\n";
    }
  }
  out.flush();
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Writes invented passages as id<TAB>title<TAB>text.", "make-corpus");
  std::size_t passages = 0;
  std::uint64_t seed = 1;
  app.add_option("--passages", passages, "How many")
      ->required()
      ->check(CLI::Range(std::size_t{1}, std::numeric_limits<std::size_t>::max()));
  app.add_option("--seed", seed, "The same seed gives the same text")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  try {
    Writer writer(seed);
    write_passages(writer, passages);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "make-corpus: %s\n", error.what());
    return 2;
  }
}
