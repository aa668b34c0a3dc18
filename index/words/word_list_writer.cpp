#include "index/words/word_list_writer.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <numeric>
#include <utility>

#include "index/bytes/file_errors.hpp"
#include "index/bytes/first_bytes.hpp"
#include "index/bytes/shared_bytes.hpp"
#include "newsgrep/error.hpp"
#include "text/stable_hash.hpp"

namespace newsgrep::index {
namespace {

/// Writes the file `words` from its entries, which come in order and once each.
class WordListWriter {
 public:
  explicit WordListWriter(const std::filesystem::path& dir) : file_(dir / words_file_name) {}

  /// Adds an entry. Throws Error{corrupt} if one of the two has more than 255 bytes: the analysis
  /// cuts much shorter, but a damaged file may have one.
  void add(std::string_view word, std::string_view term, std::uint32_t words_of_term) {
    constexpr std::size_t max_bytes = std::numeric_limits<std::uint8_t>::max();
    if (word.size() > max_bytes || term.size() > max_bytes) {
      throw damaged_index("its list of words");
    }
    const auto word_shared = shared_bytes(word, last_);
    const auto term_shared = shared_bytes(term, word);
    append_number(columns_[0], word_shared);
    append_number(columns_[1], word.size() - word_shared);
    append_number(columns_[2], term_shared);
    append_number(columns_[3], term.size() - term_shared);
    append_number(columns_[4], std::min<std::size_t>(words_of_term, max_counted_words));
    words_bytes_.append(word.substr(word_shared));
    terms_bytes_.append(term.substr(term_shared));
    last_ = word;
    if (++words_ % words_a_block == 0) end_block();
  }

  SummedFile finish(Durability durability) {
    if (words_ % words_a_block != 0) end_block();
    file_.append_numbers(blocks_);
    file_.append_numbers<std::uint32_t>({words_});
    file_.append(words_magic);
    return {words_file_name, file_.finish(durability)};
  }

 private:
  static void append_number(std::string& column, std::size_t number) {
    column.push_back(static_cast<char>(static_cast<std::uint8_t>(number)));
  }

  void end_block() {
    if (file_.size() > UINT32_MAX) {
      throw Error(ErrorCode::bad_argument, "The articles have too many different words",
                  "Divide the articles between several indexes");
    }
    blocks_.push_back(static_cast<std::uint32_t>(file_.size()));
    const auto write_out = [this](std::string& bytes) {
      file_.append(bytes);
      bytes.clear();
    };
    std::for_each(columns_.begin(), columns_.end(), write_out);
    write_out(words_bytes_);
    write_out(terms_bytes_);
    last_.clear();
  }

  OutputFile file_;
  std::vector<std::uint32_t> blocks_;
  std::uint32_t words_ = 0;
  std::string last_;  ///< Word before this one in the block.
  std::array<std::string, 5> columns_;
  std::string words_bytes_;
  std::string terms_bytes_;
};

/// The entries to read from all sources before letting go of their memory.
constexpr std::size_t drop_every = std::size_t{1} << 20;

/// Calls `use(word, term)` for each different entry of the sources, in order.
template <typename Use>
void for_each_entry(std::span<const WordList> sources, Use&& use) {
  std::vector<WordCursor> heap;
  for (const auto& source : sources) {
    auto cursor = source.first_from("");
    if (cursor.at_word()) heap.push_back(std::move(cursor));
  }
  const auto comes_after = [](const WordCursor& a, const WordCursor& b) {
    const auto order = a.word().compare(b.word());
    return order != 0 ? order > 0 : a.term() > b.term();
  };
  std::make_heap(heap.begin(), heap.end(), comes_after);
  std::string word;
  std::string term;
  for (std::size_t read = 1; !heap.empty(); ++read) {
    std::pop_heap(heap.begin(), heap.end(), comes_after);
    auto& cursor = heap.back();
    if (cursor.word() != word || cursor.term() != term) {
      word = cursor.word();
      term = cursor.term();
      use(word, term);
    }
    cursor.next();
    if (cursor.at_word()) {
      std::push_heap(heap.begin(), heap.end(), comes_after);
    } else {
      heap.pop_back();
    }
    if (read % drop_every == 0) {
      for (const auto& each : heap) each.drop_before();
    }
  }
}

}  // namespace

WordsOfTerms::WordsOfTerms(std::vector<std::uint64_t> terms) : terms_(std::move(terms)) {
  std::sort(terms_.begin(), terms_.end());
  // About eight words a bucket.
  const auto bucket_bits = std::max(1, static_cast<int>(std::bit_width(terms_.size())) - 3);
  shift_ = static_cast<unsigned>(64 - bucket_bits);
  begins_.resize((std::size_t{1} << bucket_bits) + 1);
  for (const auto term : terms_) ++begins_[bucket(term) + 1];
  std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
}

std::uint32_t WordsOfTerms::count(std::uint64_t term_hash) const {
  const auto* const in_bucket = begins_.data() + bucket(term_hash);
  const auto [begin, end] =
      std::equal_range(terms_.data() + in_bucket[0], terms_.data() + in_bucket[1], term_hash);
  return static_cast<std::uint32_t>(end - begin);
}

void WordCollector::add(std::string_view word, std::string_view term) {
  entries_.push_back({first_bytes(word), word, term, text::stable_hash(term)});
}

WordsOfTerms WordCollector::finish() {
  std::sort(entries_.begin(), entries_.end());
  entries_.erase(std::unique(entries_.begin(), entries_.end()), entries_.end());
  std::vector<std::uint64_t> terms;
  for (const auto& entry : entries_) terms.push_back(entry.term_hash);
  return WordsOfTerms(std::move(terms));
}

SummedFile WordCollector::write(const std::filesystem::path& dir,
                                const WordsOfTerms& words_of_terms, Durability durability) const {
  WordListWriter writer(dir);
  for (const auto& entry : entries_) {
    writer.add(entry.word, entry.term, words_of_terms.count(entry.term_hash));
  }
  return writer.finish(durability);
}

WordsOfTerms count_words(std::span<const WordList> sources) {
  std::vector<std::uint64_t> terms;
  for_each_entry(sources, [&](std::string_view, std::string_view term) {
    terms.push_back(text::stable_hash(term));
  });
  return WordsOfTerms(std::move(terms));
}

SummedFile merge_word_lists(std::span<const WordList> sources, const WordsOfTerms& words_of_terms,
                            const std::filesystem::path& dir, Durability durability) {
  WordListWriter writer(dir);
  for_each_entry(sources, [&](std::string_view word, std::string_view term) {
    writer.add(word, term, words_of_terms.count(text::stable_hash(term)));
  });
  return writer.finish(durability);
}

}  // namespace newsgrep::index
