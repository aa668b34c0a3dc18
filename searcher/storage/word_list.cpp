#include "storage/word_list.hpp"

#include <cstring>

#include "newsgrep/error.hpp"
#include "schema/varint.hpp"

namespace newsgrep::detail {
namespace {

Error damaged() {
  return {ErrorCode::corrupt, "the list of words of the index is damaged",
          "build it again with newsgrep-index --rebuild"};
}

std::uint32_t load_32(const char* at) {
  std::uint32_t number = 0;
  std::memcpy(&number, at, sizeof(number));
  return number;
}

/// A string of which the first bytes are those of `like`.
void take_shared(std::string_view& in, std::string_view like, std::string& out) {
  const auto shared = take_varint(in);
  const auto rest = take_string(in);
  if (!shared || !rest || *shared > like.size()) throw damaged();
  if (like.data() == out.data()) {
    out.resize(*shared);
  } else {
    out.assign(like.substr(0, *shared));
  }
  out.append(*rest);
}

}  // namespace

WordList::WordList(const std::filesystem::path& shard_dir) : file_(shard_dir / words_file_name) {
  const auto bytes = file_.bytes();
  const auto footer_bytes = sizeof(words_) + words_magic.size();
  if (bytes.size() < footer_bytes || !bytes.ends_with(words_magic)) throw damaged();
  words_ = load_32(bytes.data() + bytes.size() - footer_bytes);
  blocks_ = words_ / words_a_block + (words_ % words_a_block == 0 ? 0 : 1);
  const auto index_bytes = std::uint64_t{blocks_} * sizeof(std::uint32_t);
  if (index_bytes > bytes.size() - footer_bytes) throw damaged();
  entries_ = bytes.substr(0, bytes.size() - footer_bytes - index_bytes);
}

/// The entries from the first of a block on.
std::string_view WordList::block(std::uint32_t block) const {
  const auto begin = load_32(entries_.data() + entries_.size() + block * sizeof(std::uint32_t));
  if (begin >= entries_.size()) throw damaged();
  return entries_.substr(begin);
}

WordList::Cursor::Cursor(const WordList& list, std::uint32_t block)
    : list_(&list), index_(block * words_a_block) {
  if (!at_word()) return;
  rest_ = list.block(block);
  read();
}

void WordList::Cursor::next() {
  ++index_;
  if (at_word()) read();
}

void WordList::Cursor::next_not_sharing(std::size_t bytes) {
  ++index_;
  while (at_word() && index_ % words_a_block != 0 && pass_over_sharing(bytes)) ++index_;
  if (!at_word()) return;
  const auto prefix = word_.substr(0, bytes);
  read();
  // The first of a block has nothing in common with the word before it, as it is written.
  if (index_ % words_a_block == 0 && word_.starts_with(prefix)) next_not_sharing(bytes);
}

/// Passes over the next entry if its word begins with `bytes` bytes of that before it. What is kept
/// of the word at hand is still right for the entry behind it: up to there they are the same.
bool WordList::Cursor::pass_over_sharing(std::size_t bytes) {
  auto rest = rest_;
  const auto shared = take_varint(rest);
  if (!shared || *shared < bytes) return false;
  const bool whole =
      take_string(rest) && take_varint(rest) && take_string(rest) && take_varint(rest);
  if (!whole) throw damaged();
  rest_ = rest;
  return true;
}

void WordList::Cursor::read() {
  take_shared(rest_, word_, word_);
  take_shared(rest_, word_, term_);
  const auto words_of_term = take_varint(rest_);
  if (!words_of_term) throw damaged();
  words_of_term_ = static_cast<std::uint32_t>(*words_of_term);
}

WordList::Cursor WordList::first_from(std::string_view word) const {
  std::uint32_t low = 0;  // The last block that begins below `word`, or the first.
  for (auto high = blocks_; high - low > 1;) {
    const auto middle = low + (high - low) / 2;
    (Cursor(*this, middle).word() < word ? low : high) = middle;
  }
  Cursor cursor(*this, low);
  while (cursor.at_word() && cursor.word() < word) cursor.next();
  return cursor;
}

}  // namespace newsgrep::detail
