#include "index/postings/block_table.hpp"

#include "index/bytes/file_errors.hpp"
#include "index/bytes/hash_search.hpp"
#include "index/bytes/load_number.hpp"
#include "newsgrep/error.hpp"

namespace newsgrep::index {

namespace {

constexpr std::size_t header_bytes = 16;

Error damaged() {
  return damaged_index("its table of blocks");
}

/// Returns the `count` values at offset `at` of the file, and moves `at` after them.
template <typename T>
std::span<const T> take(std::string_view bytes, std::size_t& at, std::size_t count) {
  const auto* values = reinterpret_cast<const T*>(bytes.data() + at);
  at += count * sizeof(T);
  return {values, count};
}

}  // namespace

BlockTable::BlockTable(const ShardFiles& shard) : file_(shard.open(blocks_file_name)) {
  const auto bytes = file_.bytes();
  if (bytes.size() < header_bytes) throw damaged();
  file_.checks().check(bytes.data(), header_bytes);
  if (!bytes.starts_with(blocks_magic)) throw damaged();
  const auto terms = load_number<std::uint32_t>(bytes, blocks_magic.size());
  const auto blocks = load_number<std::uint32_t>(bytes, blocks_magic.size() + sizeof(terms));
  constexpr std::uint64_t block_bytes = 4 + 4 + 1 + 1;
  if (bytes.size() !=
      header_bytes + terms * std::uint64_t{sizeof(BlockedTerm)} + blocks * block_bytes) {
    throw damaged();
  }
  std::size_t at = header_bytes;
  terms_ = take<BlockedTerm>(bytes, at, terms);
  first_passages_ = take<std::uint32_t>(bytes, at, blocks);
  positions_ = take<std::uint32_t>(bytes, at, blocks);
  sizes_ = take<std::uint8_t>(bytes, at, blocks);
  max_impacts_ = take<std::uint8_t>(bytes, at, blocks);
}

const BlockedTerm* BlockTable::find(std::uint64_t term_hash) const {
  const auto& checks = file_.checks();
  const auto hash_at = [&](std::size_t number) {
    const auto& term = terms_[number];
    checks.check<sizeof(term)>(reinterpret_cast<const char*>(&term));
    return term.hash;
  };
  const auto number = first_hash_from(terms_.size(), term_hash, hash_at);
  if (number == terms_.size() || hash_at(number) != term_hash) return nullptr;
  const auto& term = terms_[number];
  const std::uint64_t end = std::uint64_t{term.first_block} + term.blocks;
  if (term.blocks == 0 || end > sizes_.size()) throw damaged();
  return &term;
}

void BlockTable::check_columns(const BlockedTerm& term) const {
  const auto check = [&](const auto& column) {
    const auto part = column.subspan(term.first_block, term.blocks);
    file_.checks().check(reinterpret_cast<const char*>(part.data()), part.size_bytes());
  };
  check(first_passages_);
  check(positions_);
  check(sizes_);
  check(max_impacts_);
}

}  // namespace newsgrep::index
