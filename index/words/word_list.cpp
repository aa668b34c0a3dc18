#include "index/words/word_list.hpp"

#include <algorithm>

#include "index/bytes/file_errors.hpp"
#include "index/bytes/load_number.hpp"
#include "newsgrep/error.hpp"

namespace newsgrep::index {
namespace {

Error damaged() {
  return damaged_index("its list of words");
}

}  // namespace

WordList::WordList(const ShardFiles& shard) : file_(shard.open(words_file_name)) {
  const auto bytes = file_.bytes();
  const auto footer_bytes = sizeof(words_) + words_magic.size();
  if (bytes.size() < footer_bytes) throw damaged();
  file_.checks().check(bytes.data() + (bytes.size() - footer_bytes), footer_bytes);
  if (!bytes.ends_with(words_magic)) throw damaged();
  words_ = load_number<std::uint32_t>(bytes, bytes.size() - footer_bytes);
  blocks_ = words_ / words_a_block + (words_ % words_a_block == 0 ? 0 : 1);
  const auto index_bytes = std::uint64_t{blocks_} * sizeof(std::uint32_t);
  if (index_bytes > bytes.size() - footer_bytes) throw damaged();
  blocks_bytes_ = bytes.substr(0, bytes.size() - footer_bytes - index_bytes);
}

std::uint32_t WordList::begin_of(std::uint32_t block) const {
  if (block == blocks_) return static_cast<std::uint32_t>(blocks_bytes_.size());
  const auto at = blocks_bytes_.size() + block * sizeof(std::uint32_t);
  file_.checks().check<sizeof(std::uint32_t)>(file_.bytes().data() + at);
  return load_number<std::uint32_t>(file_.bytes(), at);
}

WordCursor::WordCursor(const WordList& list, std::uint32_t block)
    : list_(&list), index_(block * words_a_block) {
  if (!at_word()) return;
  enter(block);
  read();
}

/// Moves to the first entry of a block, without reading it. The block must exist.
void WordCursor::enter(std::uint32_t block) {
  constexpr std::size_t columns = Column::word_count + 1;
  const auto begin = list_->begin_of(block);
  const auto end = list_->begin_of(block + 1);
  entries_ = std::min(words_a_block, list_->words_ - block * words_a_block);
  if (begin > end || end > list_->blocks_bytes_.size() || end - begin < columns * entries_) {
    throw damaged();
  }
  block_ = list_->file_.checks().checked(list_->blocks_bytes_.substr(begin, end - begin));
  entry_ = 0;
  others_at_ = columns * entries_;
  word_.clear();
}

/// Turns the word of the entry before into the word of this entry.
void WordCursor::read() {
  const auto shared = at(word_shared, entry_);
  const auto others = at(word_others, entry_);
  if (shared > word_.size() || others_at_ > block_.size() || others > block_.size() - others_at_) {
    throw damaged();
  }
  word_.replace(shared, std::string::npos, block_.data() + others_at_, others);
}

void WordCursor::next() {
  ++index_;
  if (!at_word()) return;
  if (entry_ + 1 == entries_) {
    enter(index_ / words_a_block);
  } else {
    others_at_ += at(word_others, entry_++);
  }
  read();
}

void WordCursor::next_not_sharing(std::size_t bytes) {
  const auto prefix = word_.substr(0, bytes);
  do {
    // Entries that share so many bytes with the one before all start with the prefix.
    do {
      ++index_;
      others_at_ += at(word_others, entry_++);
    } while (entry_ < entries_ && at(word_shared, entry_) >= bytes);
    if (!at_word()) return;
    if (entry_ == entries_) enter(index_ / words_a_block);
    read();
  } while (word_.starts_with(prefix));
}

void WordCursor::drop_before() const {
  list_->file_.drop_before(static_cast<std::size_t>(block_.data() - list_->file_.bytes().data()));
}

std::string WordCursor::term() const {
  auto others_at = others_at_;
  for (auto i = entry_; i < entries_; ++i) others_at += at(word_others, i);
  for (std::size_t i = 0; i < entry_; ++i) others_at += at(term_others, i);
  const auto shared = at(term_shared, entry_);
  const auto others = at(term_others, entry_);
  if (shared > word_.size() || others_at > block_.size() || others > block_.size() - others_at) {
    throw damaged();
  }
  return word_.substr(0, shared).append(block_, others_at, others);
}

std::uint32_t WordCursor::words_of_term() const {
  const auto count = at(word_count, entry_);
  return count == max_counted_words ? many_words : count;
}

WordCursor WordList::first_from(std::string_view word) const {
  std::uint32_t low = 0;  // The last block that starts below `word`, or the first.
  for (auto high = blocks_; high - low > 1;) {
    const auto middle = low + (high - low) / 2;
    (WordCursor(*this, middle).word() < word ? low : high) = middle;
  }
  WordCursor cursor(*this, low);
  while (cursor.at_word() && cursor.word() < word) cursor.next();
  return cursor;
}

}  // namespace newsgrep::index
