#include "bench/make_corpus/article_writer.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "bench/make_corpus/distributions.hpp"
#include "bench/make_corpus/sentences.hpp"

namespace newsgrep::bench {
namespace {

constexpr std::size_t known_names = 4000;  ///< Of people and of places, each.
constexpr std::size_t known_given_names = 400;
constexpr double new_names = 0.15;    ///< Share of names that no other article has.
constexpr double own_nouns = 0.3;     ///< Share of an article's nouns that are its favourites.
constexpr double wire_copies = 0.02;  ///< Share of passages that repeat an earlier one, edited.
constexpr double remembered_share = 0.25;  ///< Share of passages that may be repeated.
constexpr std::size_t most_remembered = 4096;
constexpr double log_length_mean = 4.25;  ///< Logarithm of words; their mean is about 85.
constexpr double log_length_deviation = 0.6;

char upper(char letter) {
  return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
}

}  // namespace

ArticleWriter::ArticleWriter(std::uint64_t seed) : seed_(seed), random_(seed), words_(random_) {
  for (std::size_t i = 0; i < known_names; ++i) {
    surnames_.push_back(capitalised(invented_word(random_, 2)));
    places_.push_back(capitalised(invented_word(random_, 2 + random_.below(2))));
  }
  for (std::size_t i = 0; i < known_given_names; ++i) {
    given_names_.push_back(capitalised(invented_word(random_, 2)));
  }
}

void ArticleWriter::article(std::uint64_t number, std::string& title, Strings& passages) {
  random_ = Random(Random(seed_ ^ (number * 0xd1342543de82ef95U)).next());
  choose_topic();
  title.clear();
  append_sentence(one_of(titles, random_), title);
  title[0] = upper(title[0]);
  passages.clear();
  const auto count = 1 + random_.below(3) + random_.below(6) + random_.below(6);
  for (std::size_t i = 0; i < count; ++i) {
    passages.emplace_back();
    if (random_.chance(wire_copies) && !recent_.empty()) {
      append_edited_copy(recent_[random_.below(recent_.size())], passages.back());
    } else {
      append_passage(passages.back());
      if (random_.chance(remembered_share)) remember(passages.back());
    }
  }
}

/// Returns one of the known names, the first ones most often, or a name that no other article has.
std::string ArticleWriter::name(const Strings& known) {
  if (random_.chance(new_names)) return capitalised(invented_word(random_, 3));
  const auto rank = std::pow(random_.unit(), 3) * static_cast<double>(known.size());
  return known[static_cast<std::size_t>(rank)];
}

void ArticleWriter::choose_topic() {
  topic_ = {};
  for (std::size_t i = 0; i < 3; ++i) {
    const auto& given_name = given_names_[random_.below(given_names_.size())];
    topic_.people.push_back(given_name + ' ' + name(surnames_));
    topic_.places.push_back(name(places_));
    const auto& noun = words_.noun(words_.noun_rank(random_) % 2000);
    topic_.organisations.push_back(name(places_) + ' ' + capitalised(noun));
    topic_.collocations.push_back(words_.collocation(random_));
  }
  for (std::size_t i = 0; i < 12; ++i) topic_.nouns.push_back(words_.noun_rank(random_));
}

const std::string& ArticleWriter::noun() {
  const bool is_own = random_.chance(own_nouns);
  return words_.noun(is_own ? topic_.nouns[random_.below(topic_.nouns.size())]
                            : words_.noun_rank(random_));
}

void ArticleWriter::append_person(std::string& text) {
  const auto& full = topic_.people[random_.below(topic_.people.size())];
  text += random_.chance(0.5) ? full : full.substr(full.find(' ') + 1);
}

void ArticleWriter::append_quantity(std::string& text) {
  const auto number = std::exp(random_.unit() * 11) + 2;
  const auto digits = std::to_string(static_cast<std::uint64_t>(number));
  const bool comma = digits.size() > 3;
  text.append(digits, 0, comma ? digits.size() - 3 : digits.size());
  if (comma) (text += ',').append(digits, digits.size() - 3);
}

void ArticleWriter::append_date(std::string& text) {
  const auto year = std::to_string(1990 + random_.below(36));
  const auto month = one_of(months, random_);
  if (random_.chance(0.6)) (text += std::to_string(1 + random_.below(28))) += ' ';
  ((text += month) += ' ') += year;
}

void ArticleWriter::append_slot(char kind, std::string& text) {
  switch (kind) {
    case 'N':
      text += noun();
      break;
    case 'P':
      (text += noun()) += 's';
      break;
    case 'C':
      text += random_.chance(0.4) ? topic_.collocations[random_.below(topic_.collocations.size())]
                                  : words_.collocation(random_);
      break;
    case 'A':
      text += words_.adjective(random_);
      break;
    case 'V':
      text += words_.verb(random_);
      break;
    case 'E':
      (text += words_.verb(random_)) += "ed";
      break;
    case 'G':
      (text += words_.verb(random_)) += "ing";
      break;
    case 'H':
      append_person(text);
      break;
    case 'L':
      text += topic_.places[random_.below(topic_.places.size())];
      break;
    case 'O':
      text += topic_.organisations[random_.below(topic_.organisations.size())];
      break;
    case 'D':
      append_date(text);
      break;
    case 'W':
      text += one_of(days, random_);
      break;
    case '#':
      append_quantity(text);
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

void ArticleWriter::append_sentence(std::string_view pattern, std::string& text) {
  constexpr std::string_view article = "the ";
  while (!pattern.empty()) {
    if (pattern.starts_with(article) && random_.chance(other_determiner)) {
      text += one_of(determiners, random_);
      pattern.remove_prefix(article.size() - 1);
    } else {
      append_slot(pattern.front(), text);
      pattern.remove_prefix(1);
    }
  }
}

void ArticleWriter::append_passage(std::string& text) {
  const auto length = std::exp(log_length_mean + log_length_deviation * normal(random_));
  const auto words = std::min(std::max(length, 12.0), 600.0);
  for (double written = 0; written < words;) {
    const auto begin = text.size();
    append_sentence(one_of(sentences, random_), text);
    const auto first_letter = begin + (text[begin] == '"' ? 1 : 0);
    text[first_letter] = upper(text[first_letter]);
    for (std::size_t i = begin; i < text.size(); ++i) written += text[i] == ' ' ? 1 : 0;
    text += ". ";
    ++written;
  }
  text.pop_back();
}

void ArticleWriter::remember(const std::string& text) {
  recent_.push_back(text);
  if (recent_.size() > most_remembered) recent_.pop_front();
}

/// Leaves out or replaces a few words, as another desk would do.
void ArticleWriter::append_edited_copy(const std::string& original, std::string& text) {
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

}  // namespace newsgrep::bench
