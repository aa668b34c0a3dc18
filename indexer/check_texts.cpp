#include "indexer/check_texts.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>

#include "index/format.hpp"
#include "index/passages/forward_list.hpp"
#include "index/passages/passage_record.hpp"
#include "index/postings/impact.hpp"
#include "indexer/article_names.hpp"
#include "indexer/article_terms.hpp"
#include "indexer/in_threads.hpp"
#include "indexer/passage_terms.hpp"
#include "indexer/stored_article.hpp"
#include "newsgrep/error.hpp"
#include "text/quotations.hpp"
#include "text/variants.hpp"

namespace newsgrep::indexer {
namespace {

/// The passages that a thread takes at a time.
constexpr std::uint32_t passages_at_once = 2048;

/// The terms that an analyzer remembers from one part to the next.
constexpr std::size_t remembered_terms = 100'000;

/// Some articles: those that begin with one of these passages.
struct Part {
  std::uint32_t first;
  std::uint32_t end;
};

/// What a thread has for itself.
class TextChecker {
 public:
  TextChecker(const ShardTexts& texts, const text::VariantTable& variants)
      : texts_(texts),
        label_(texts.shard.label(index::passages_file_name)),
        names_(texts.shard),
        variants_(variants),
        urls_(index::no_language, variants) {}

  /// Checks the articles of a part.
  void check(const Part& part, FaultList& faults) {
    faults_ = &faults;
    unless_damaged(part.first, [&] {
      const auto& first_passages = shard().passages->first_passages();
      for (auto first = first_passages.next_article(part.first - 1); first < part.end;) {
        const auto next = first_passages.next_article(first);
        unless_damaged(first, [&] { check_article(first, next); });
        first = next;
      }
    });
    note_words();
  }

  /// The words of texts that were met; see pair_hash().
  const HashSet& seen() const { return seen_; }

 private:
  struct Language {
    text::Analyzer analyzer;
    PassageTerms terms;
  };

  const ShardSnapshot& shard() const { return texts_.shard; }

  void fault(std::string problem, std::uint32_t passage) {
    if (faults_->has_room()) {
      return faults_->add(names_.fault(label_, std::move(problem), passage));
    }
    faults_->add(IndexFault{});
  }

  /// Does `work` on `passage`. Of damaged pages we know already.
  template <typename Work>
  void unless_damaged(std::uint32_t passage, Work&& work) {
    try {
      work();
    } catch (const Error& error) {
      if (!texts_.is_sound) return;
      fault("Passage " + std::to_string(passage) + " cannot be read: " + error.what(), passage);
    }
  }

  Language& language(const std::string& code) {
    const auto at = languages_.find(code);
    if (at != languages_.end()) return at->second;
    return languages_.emplace(code, Language{text::Analyzer(code, variants_), {}}).first->second;
  }

  void check_article(std::uint32_t first, std::uint32_t next) {
    const auto& passages = *shard().passages;
    const auto head = passages.head(first);
    const auto record = index::decode_article(passages.read(first, decompressor_, buffer_).article,
                                              head.id, head.date);
    if (!record) return fault("The data of the article cannot be read", first);
    if (record->passage_count != next - first) {
      fault("The article has " + std::to_string(next - first) + " passages, not " +
                std::to_string(record->passage_count),
            first);
    }
    auto article = to_article(*record);
    auto& words = language(record->language);
    for (auto at = first; at < next; ++at) check_passage(at, words, article);
    if (content_hash(article) != record->content_hash) {
      fault("The article is not as it was indexed", first);
    }
    check_fields(article, record->language, words, first);
  }

  void check_passage(std::uint32_t at, Language& words, Article& article) {
    const auto& passages = *shard().passages;
    const auto content = passages.read(at, decompressor_, buffer_);
    const auto& text =
        article.passages
            .emplace_back(Passage{std::string(content.section), std::string(content.text)})
            .text;
    words.analyzer.analyze(text, tokens_);
    words.terms.assign(tokens_);
    const auto wrong = [&](const std::string& what) {
      fault(what + " of passage " + std::to_string(at) + " are not those of its text", at);
    };
    if (index::ForwardList::encode(words.terms.hashes(), words.terms.tokens()) !=
        passages.forward_list(at)) {
      wrong("The words in order");
    }
    if (passages.quoting_passages().contains(at) == text::find_quotations(text).empty()) {
      wrong("The quotations");
    }
    if (texts_.postings != nullptr) compare_sums(at, words, wrong);
  }

  template <typename Wrong>
  void compare_sums(std::uint32_t at, const Language& words, Wrong&& wrong) {
    const auto& sums = texts_.postings->sums;
    const auto& terms = words.terms;
    const index::PassageImpact impact_of(terms.tokens().size());
    std::uint64_t of_words = 0;
    std::uint64_t of_forms = 0;
    const auto add_form = [&](std::size_t term, std::uint32_t form) {
      of_forms += sum_part(terms.hashes()[term], text::stable_hash(words.analyzer.form(form)));
    };
    for (std::size_t i = 0; i < terms.hashes().size(); ++i) {
      of_words += sum_part(terms.hashes()[i], impact_of(terms.counts()[i]));
      add_form(i, terms.forms()[i]);
    }
    for (const auto& other : terms.other_forms()) add_form(other.term, other.form);
    if (at >= sums.words.size() || of_words != sums.words[at]) wrong("The postings");
    if (!sums.has_forms) return;
    if (at >= sums.forms.size() || of_forms != sums.forms[at]) wrong("The written forms");
  }

  void check_fields(const Article& article, const std::string& code, Language& words,
                    std::uint32_t first) {
    field_terms_.clear();
    for_each_field_term(
        article, code, words.analyzer, urls_, tokens_,
        [&](const std::string& term) { field_terms_.insert(text::stable_hash(term)); });
    if (texts_.postings == nullptr) return;
    std::uint64_t sum = 0;
    for (const auto hash : field_terms_) sum += sum_part(hash, 0);
    const auto& sums = texts_.postings->sums.fields;
    if (first >= sums.size() || sum != sums[first]) {
      fault("The postings of the article's fields are not those of its data", first);
    }
  }

  /// Notes the words of the part, and looks for them in the file `words`.
  void note_words() {
    for (auto& [code, each] : languages_) {
      each.analyzer.take_written_words([&](std::string_view word, std::string_view term) {
        const auto pair = pair_hash(word, text::stable_hash(term));
        if (!seen_.insert(pair) || texts_.words == nullptr || texts_.words->pairs.contains(pair)) {
          return;
        }
        faults_->add(shard().label(index::words_file_name),
                     "The word " + std::string(word) + " of a text is missing");
      });
      if (each.analyzer.term_count() > remembered_terms) each.analyzer.forget();
    }
    if (urls_.term_count() > remembered_terms) urls_.forget();
  }

  const ShardTexts& texts_;
  const std::string label_;
  ArticleNames names_;
  const text::VariantTable& variants_;
  std::map<std::string, Language> languages_;
  text::Analyzer urls_;
  HashSet seen_;
  index::Decompressor decompressor_;
  std::string buffer_;
  std::vector<text::Token> tokens_;
  std::set<std::uint64_t> field_terms_;
  FaultList* faults_ = nullptr;  ///< Of the current part.
};

/// Adds a fault for each entry of `words` that no text has.
void find_unused_words(const ShardTexts& texts,
                       const std::vector<std::unique_ptr<TextChecker>>& checkers,
                       FaultList& faults) {
  if (texts.words == nullptr || !texts.is_sound) return;
  for (auto at = texts.shard.words->first_from(""); at.at_word(); at.next()) {
    const auto pair = pair_hash(at.word(), text::stable_hash(at.term()));
    const bool is_used = std::any_of(checkers.begin(), checkers.end(), [&](const auto& checker) {
      return checker != nullptr && checker->seen().contains(pair);
    });
    if (is_used) continue;
    faults.add(texts.shard.label(index::words_file_name),
               "The word " + at.word() + " is in no text");
  }
}

}  // namespace

FaultList check_texts(const ShardTexts& texts, const text::VariantTable& variants, unsigned threads,
                      std::size_t max_faults, std::atomic<std::size_t>& passages_done,
                      const std::function<void()>& after) {
  const std::uint64_t end = std::uint64_t{texts.shard.passages->size()} + 1;
  std::vector<Part> parts;
  for (std::uint64_t first = 1; first < end; first += passages_at_once) {
    parts.push_back({static_cast<std::uint32_t>(first),
                     static_cast<std::uint32_t>(std::min(first + passages_at_once, end))});
  }
  std::vector<FaultList> found(parts.size(), FaultList(max_faults));
  std::vector<std::unique_ptr<TextChecker>> checkers(std::max(1U, threads));
  const auto work = [&](std::size_t number, unsigned worker) {
    auto& checker = checkers[worker];
    if (!checker) checker = std::make_unique<TextChecker>(texts, variants);
    checker->check(parts[number], found[number]);
    passages_done += parts[number].end - parts[number].first;
  };
  in_threads(parts.size(), threads, work, after);
  FaultList faults(max_faults);
  for (auto& each : found) faults.append(std::move(each));
  find_unused_words(texts, checkers, faults);
  return faults;
}

}  // namespace newsgrep::indexer
