#include "text/analyzer.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <span>
#include <string>
#include <unordered_set>

#include "newsgrep/error.hpp"
#include "text/ascii.hpp"
#include "text/folding.hpp"
#include "text/language_code.hpp"
#include "text/normalize_word.hpp"
#include "text/spelling.hpp"
#include "text/stable_hash.hpp"
#include "text/stemmer.hpp"
#include "text/stop_words.hpp"
#include "text/term_table.hpp"
#include "text/tokenizer.hpp"
#include "text/utf8.hpp"
#include "text/variants.hpp"
#include "text/word_cache.hpp"
#include "text/written_form.hpp"
#include "text/written_words.hpp"

namespace newsgrep::text {
namespace {

template <class Range>
std::string_view slice(std::string_view text, const Range& range) {
  return text.substr(range.begin, range.end - range.begin);
}

}  // namespace

struct Analyzer::Impl {
  Impl(std::string_view language_tag, const VariantTable& variant_table);

  const KnownWord& look_up(std::string_view word, const WordCache::Key& key);
  VariantTable::WordId variant_word(std::string_view word);
  void append_tokens(std::string_view text, std::vector<Token>& tokens);
  KnownWord examine(std::string_view word);
  std::string& finish_word(std::string& word);
  const Term* intern(std::string_view text);
  bool cut(std::string& word) const;
  void join_spellings(std::string_view text, std::vector<Token>& tokens);
  std::size_t longest_spelling(std::string_view text, const std::vector<Token>& tokens,
                               std::size_t first, VariantTable::GroupId& group);
  const Term* term_of_group(VariantTable::GroupId group);

  std::string language;
  bool english;
  const VariantTable& variants;
  std::span<const std::string_view> elided;
  Stemmer stemmer;
  std::unordered_set<std::string> stop_terms;
  WordCache known_words;
  KnownWord uncached;  // the last word that was too long for known_words
  TermTable terms;
  WrittenWords written_words;
  std::vector<const Term*> group_terms;  // by GroupId; null until it is needed
  std::vector<std::size_t> starts;       // tokens that may start a spelling of several words
  std::size_t cut_tokens = 0;
};

Analyzer::Impl::Impl(std::string_view language_tag, const VariantTable& variant_table)
    : language(primary_language(language_tag)),
      english(language == "en"),
      variants(variant_table),
      elided(elided_articles(language)),
      stemmer(language) {
  for (const std::string_view written : stop_words(language)) {
    std::string word;
    normalize_word(written, word);
    stop_terms.insert(finish_word(word));
  }
}

// Returns what is known of a word; valid until the next call.
const KnownWord& Analyzer::Impl::look_up(std::string_view word, const WordCache::Key& key) {
  if (word.size() > WordCache::max_word_bytes) return uncached = examine(word);
  if (const KnownWord* known = known_words.find(key)) return *known;
  return known_words.insert(key, examine(word));
}

VariantTable::WordId Analyzer::Impl::variant_word(std::string_view word) {
  return written_words.variant_word(look_up(word, WordCache::Key(word, word)).written_word);
}

// Works out all that follows from the bytes of a word.
KnownWord Analyzer::Impl::examine(std::string_view written) {
  KnownWord known;
  const std::string_view head = examined_part(written);
  std::string word;
  normalize_word(head, word);
  std::string folded = word;
  fold_diacritics(folded);
  if (folded.empty()) return known;

  const auto variant_word = variants.word_id(folded);
  if (const auto node = variant_word != 0 ? variants.step(VariantTable::root, variant_word) : 0) {
    known.starts_spelling = variants.has_longer(node);
    if (const auto group = variants.group_at(node, language, {case_form(head)})) {
      known.term = term_of_group(*group);
    }
  }
  if (known.term == nullptr) {
    finish_word(word);
    known.was_cut = cut(word) || head.size() < written.size();
    known.term = intern(word);
  }
  cut(folded);
  known.written_word = written_words.number_of(folded, *known.term, variant_word);
  return known;
}

// Takes the last steps from a normalised word to the text of its term.
std::string& Analyzer::Impl::finish_word(std::string& word) {
  // Snowball's English knows no diacritics; the others need theirs.
  if (english) {
    fold_diacritics(word);
    unify_english_spelling(word);
  }
  const bool only_letters = std::none_of(word.begin(), word.end(), [](char c) {
    return is_ascii_digit(c) || c == '&' || c == '+' || c == '#';
  });
  if (only_letters) stemmer.stem(word);
  if (!english) fold_diacritics(word);
  return word;
}

bool Analyzer::Impl::cut(std::string& word) const {
  if (word.size() <= max_term_bytes) return false;
  word.resize(character_boundary(word, max_term_bytes));
  return true;
}

const Term* Analyzer::Impl::intern(std::string_view text) {
  const std::uint64_t hash = stable_hash(text);
  if (const Term* term = terms.find(text, hash)) return term;
  return terms.add(text, hash, stop_terms.count(std::string(text)) > 0);
}

const Term* Analyzer::Impl::term_of_group(VariantTable::GroupId group) {
  if (group >= group_terms.size()) group_terms.resize(group + 1);
  const Term*& term = group_terms[group];
  if (term == nullptr) {
    std::string word = variants.canonical(group);
    finish_word(word);
    cut(word);
    term = intern(word);
  }
  return term;
}

// Appends a token for each word; spellings of several words are joined later. Most of the time goes
// into waiting for the memory of the cache, so the slots of a batch of words are loaded at once.
void Analyzer::Impl::append_tokens(std::string_view text, std::vector<Token>& tokens) {
  constexpr std::size_t batch_words = 16;
  std::array<WordRange, batch_words> words;
  std::array<WordCache::Key, batch_words> keys;
  Tokenizer tokenizer(text, elided);
  for (std::size_t count = batch_words; count == batch_words;) {
    for (count = 0; count < batch_words && tokenizer.next(words[count]); ++count) {
      keys[count] = WordCache::Key(slice(text, words[count]), text);
      known_words.prefetch(keys[count]);
    }
    for (std::size_t i = 0; i < count; ++i) {
      const WordRange& word = words[i];
      const KnownWord& known = look_up(slice(text, word), keys[i]);
      if (known.term == nullptr) continue;
      written_words.note(known.written_word);
      if (known.starts_spelling) starts.push_back(tokens.size());
      if (known.was_cut) ++cut_tokens;
      tokens.push_back({word.begin, word.end, known.term, known.written_word});
    }
  }
}

// Makes one token of the words of each spelling that has several.
void Analyzer::Impl::join_spellings(std::string_view text, std::vector<Token>& tokens) {
  std::size_t read = 0;
  std::size_t written = 0;
  for (const std::size_t start : starts) {
    if (start < read) continue;
    VariantTable::GroupId group = 0;
    const std::size_t words = longest_spelling(text, tokens, start, group);
    if (words == 0) continue;
    while (read < start) tokens[written++] = tokens[read++];
    Token joined{tokens[start].begin, tokens[start + words - 1].end, term_of_group(group), 0};
    joined.form =
        written_words.number_of(written_form(slice(text, joined), language), *joined.term, 0);
    written_words.note(joined.form);
    tokens[written++] = joined;
    read = start + words;
  }
  if (read == written) return;
  while (read < tokens.size()) tokens[written++] = tokens[read++];
  tokens.resize(written);
}

// Returns the number of tokens, two or more, of the longest spelling that starts at `first`; 0 if
// there is none.
std::size_t Analyzer::Impl::longest_spelling(std::string_view text,
                                             const std::vector<Token>& tokens, std::size_t first,
                                             VariantTable::GroupId& group) {
  std::size_t longest = 0;
  std::vector<std::string> case_forms{case_form(slice(text, tokens[first]))};
  auto node = variants.step(VariantTable::root, variant_word(slice(text, tokens[first])));
  for (std::size_t i = first + 1; i < tokens.size() && variants.has_longer(node); ++i) {
    const std::uint32_t gap_begin = tokens[i - 1].end;
    const std::uint32_t gap_end = std::max(tokens[i].begin, gap_begin);
    if (!is_word_gap(text.substr(gap_begin, gap_end - gap_begin))) break;
    const std::string_view written = slice(text, tokens[i]);
    node = variants.step(node, variant_word(written));
    if (node == 0) break;
    case_forms.push_back(case_form(written));
    if (const auto found = variants.group_at(node, language, case_forms)) {
      group = *found;
      longest = i - first + 1;
    }
  }
  return longest;
}

Analyzer::Analyzer(std::string_view language, const VariantTable& variants)
    : impl_(std::make_unique<Impl>(language, variants)) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

void Analyzer::analyze(std::string_view text, std::vector<Token>& tokens) {
  if (text.size() > std::numeric_limits<std::uint32_t>::max()) {
    throw Error(ErrorCode::bad_argument, "A text of 4 GiB or more cannot be analysed",
                "Divide it into passages");
  }
  tokens.clear();
  impl_->starts.clear();
  impl_->append_tokens(text, tokens);
  if (!impl_->starts.empty()) impl_->join_spellings(text, tokens);
}

std::size_t Analyzer::term_count() const {
  return impl_->terms.size();
}

std::size_t Analyzer::cut_count() const {
  return impl_->cut_tokens;
}

std::string_view Analyzer::form(std::uint32_t number) const {
  return impl_->written_words.word(number);
}

void Analyzer::take_written_words(
    const std::function<void(std::string_view word, std::string_view term)>& use) {
  impl_->written_words.take(use);
}

void Analyzer::forget() {
  impl_->written_words.clear();
  impl_->known_words.clear();
  impl_->terms.clear();
  impl_->group_terms.clear();
}

}  // namespace newsgrep::text
