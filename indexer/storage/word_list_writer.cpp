#include "storage/word_list_writer.hpp"

#include <algorithm>
#include <array>

#include "newsgrep/error.hpp"
#include "stable_hash.hpp"

namespace newsgrep::detail {
namespace {

std::size_t shared_bytes(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first -
                                  a.begin());
}

/// How many words each term has. By hashes: a count is only ever too large for it, which costs a
/// reader time and no result.
class WordsOfTerms {
 public:
  void add(std::string_view term) { terms_.push_back(stable_hash(term)); }
  void finish() { std::sort(terms_.begin(), terms_.end()); }
  std::uint32_t count(std::string_view term) const {
    const auto [begin, end] = std::equal_range(terms_.begin(), terms_.end(), stable_hash(term));
    return static_cast<std::uint32_t>(end - begin);
  }

 private:
  std::vector<std::uint64_t> terms_;
};

/// Writes the entries, which come in order and without repetition.
class WordListWriter {
 public:
  explicit WordListWriter(const std::filesystem::path& dir) : file_(dir / words_file_name) {}

  /// Both have at most 255 bytes; the analysis cuts them long before.
  void add(std::string_view word, std::string_view term, std::uint32_t words_of_term) {
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

  void finish(Durability durability) {
    if (words_ % words_a_block != 0) end_block();
    file_.append_numbers(blocks_);
    file_.append_numbers<std::uint32_t>({words_});
    file_.append(words_magic);
    file_.finish(durability);
  }

 private:
  static void append_number(std::string& column, std::size_t number) {
    column.push_back(static_cast<char>(static_cast<std::uint8_t>(number)));
  }

  void end_block() {
    if (file_.size() > UINT32_MAX) {
      throw Error(ErrorCode::bad_argument, "the articles have too many different words",
                  "divide them between several indexes");
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
  std::string last_;  ///< In this block.
  std::array<std::string, 5> columns_;
  std::string words_bytes_;
  std::string terms_bytes_;
};

/// Calls `use(word, term)` for each entry of the sources, in order, once each.
template <typename Use>
void for_each_entry(std::span<const WordList> sources, Use&& use) {
  std::vector<WordList::Cursor> heap;
  for (const auto& source : sources) {
    auto cursor = source.first_from("");
    if (cursor.at_word()) heap.push_back(std::move(cursor));
  }
  const auto stands_behind = [](const WordList::Cursor& a, const WordList::Cursor& b) {
    const auto order = a.word().compare(b.word());
    return order != 0 ? order > 0 : a.term() > b.term();
  };
  std::make_heap(heap.begin(), heap.end(), stands_behind);
  std::string word;
  std::string term;
  while (!heap.empty()) {
    std::pop_heap(heap.begin(), heap.end(), stands_behind);
    auto& cursor = heap.back();
    if (cursor.word() != word || cursor.term() != term) {
      word = cursor.word();
      term = cursor.term();
      use(word, term);
    }
    cursor.next();
    if (cursor.at_word()) {
      std::push_heap(heap.begin(), heap.end(), stands_behind);
    } else {
      heap.pop_back();
    }
  }
}

}  // namespace

void WordCollector::write(const std::filesystem::path& dir, Durability durability) {
  std::sort(entries_.begin(), entries_.end());
  entries_.erase(std::unique(entries_.begin(), entries_.end()), entries_.end());
  WordsOfTerms words_of_terms;
  for (const auto& entry : entries_) words_of_terms.add(entry.term);
  words_of_terms.finish();
  WordListWriter writer(dir);
  for (const auto& [word, term] : entries_) writer.add(word, term, words_of_terms.count(term));
  writer.finish(durability);
}

void merge_word_lists(std::span<const WordList> sources, const std::filesystem::path& dir,
                      Durability durability) {
  WordsOfTerms words_of_terms;
  for_each_entry(sources,
                 [&](std::string_view, std::string_view term) { words_of_terms.add(term); });
  words_of_terms.finish();
  WordListWriter writer(dir);
  for_each_entry(sources, [&](std::string_view word, std::string_view term) {
    writer.add(word, term, words_of_terms.count(term));
  });
  writer.finish(durability);
}

}  // namespace newsgrep::detail
