#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "bench/make_corpus/invented_words.hpp"
#include "bench/random.hpp"

namespace newsgrep::bench {

/// Writes articles of invented English, the same for the same seed.
class ArticleWriter {
 public:
  explicit ArticleWriter(std::uint64_t seed);

  /// Writes the title and the passages of article `number`. They do not depend on earlier calls,
  /// except for the few passages that copy one of an article written before.
  void article(std::uint64_t number, std::string& title, Strings& passages);

 private:
  /// What makes the passages of one article alike.
  struct Topic {
    Strings people;
    Strings places;
    Strings organisations;
    Strings collocations;
    std::vector<std::uint32_t> nouns;  ///< Ranks of its favourite nouns.
  };

  void choose_topic();
  std::string name(const Strings& known);
  const std::string& noun();

  // Each appends to the text.
  void append_passage(std::string& text);
  void append_sentence(std::string_view pattern, std::string& text);
  void append_slot(char kind, std::string& text);
  void append_person(std::string& text);
  void append_quantity(std::string& text);
  void append_date(std::string& text);
  void append_edited_copy(const std::string& original, std::string& text);

  void remember(const std::string& passage);

  std::uint64_t seed_;
  Random random_;
  InventedWords words_;
  Strings given_names_;
  Strings surnames_;
  Strings places_;
  Topic topic_;
  std::deque<std::string> recent_;  ///< Passages that may be copied.
};

}  // namespace newsgrep::bench
