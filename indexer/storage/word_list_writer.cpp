#include "storage/word_list_writer.hpp"

#include <algorithm>

#include "newsgrep/error.hpp"
#include "schema/varint.hpp"
#include "stable_hash.hpp"

namespace newsgrep::detail {
namespace {

std::size_t shared_bytes(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first -
                                  a.begin());
}

void append_shared(std::string& out, std::string_view text, std::string_view like) {
  const auto shared = shared_bytes(text, like);
  append_varint(out, shared);
  append_string(out, text.substr(shared));
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

  void add(std::string_view word, std::string_view term, std::uint32_t words_of_term) {
    if (words_ % words_a_block == 0) {
      if (file_.size() > UINT32_MAX) {
        throw Error(ErrorCode::bad_argument, "the articles have too many different words",
                    "divide them between several indexes");
      }
      blocks_.push_back(static_cast<std::uint32_t>(file_.size()));
      last_.clear();
    }
    entry_.clear();
    append_shared(entry_, word, last_);
    append_shared(entry_, term, word);
    append_varint(entry_, words_of_term);
    file_.append(entry_);
    last_ = word;
    ++words_;
  }

  void finish(Durability durability) {
    file_.append_numbers(blocks_);
    file_.append_numbers<std::uint32_t>({words_});
    file_.append(words_magic);
    file_.finish(durability);
  }

 private:
  OutputFile file_;
  std::vector<std::uint32_t> blocks_;
  std::uint32_t words_ = 0;
  std::string last_;
  std::string entry_;
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
