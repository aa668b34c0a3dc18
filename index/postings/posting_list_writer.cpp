#include "index/postings/posting_list_writer.hpp"

#include <limits>
#include <utility>

#include "index/bytes/varint.hpp"
#include "index/glass/glass_keys.hpp"
#include "newsgrep/error.hpp"

namespace newsgrep::index {
namespace {

/// The least size of a chunk, except the last one of a list.
constexpr std::size_t min_chunk_bytes = 64;

/// The most bytes of the header that every chunk has: a flag, and the distance to its last passage.
constexpr std::size_t max_chunk_header_bytes = 1 + 5;

constexpr std::size_t max_first_key_bytes = max_key_bytes - 1 - max_sortable_bytes;

}  // namespace

void PostingListWriter::begin_term(std::string_view term, std::uint32_t postings,
                                   std::uint64_t total) {
  auto key = first_chunk_key(term);
  if (key.empty() || key.size() > max_first_key_bytes) {
    throw Error(ErrorCode::bad_argument, "A term is empty or too long",
                "Use a term of 1 to 249 bytes; a NUL byte counts as two");
  }
  begin_list(std::move(key), postings);
  has_blocks_ = postings > max_unblocked_postings;
  if (has_blocks_) {
    blocks_.begin_term(term, postings);
    occurrences_.fill(0);
  }
  append_varint(header_, postings);
  // Xapian counts in 32 bits, and uses the sum as an upper bound only.
  append_varint(header_, std::min<std::uint64_t>(total, std::numeric_limits<std::uint32_t>::max()));
}

void PostingListWriter::end_term() {
  assert(left_ == 0);
  end_block();
  end_chunk(true);
  if (!has_blocks_) return;
  std::array<std::uint8_t, std::size(impact_ranks)> ranked_impacts{};
  for (std::size_t i = 0; i < ranked_impacts.size(); ++i) {
    std::size_t impact = occurrences_.size() - 1;
    auto postings = occurrences_[impact];
    while (postings < impact_ranks[i] && impact > 0) postings += occurrences_[--impact];
    ranked_impacts[i] = static_cast<std::uint8_t>(impact);
  }
  blocks_.end_term(ranked_impacts);
}

void PostingListWriter::begin_lengths(std::uint32_t passages) {
  begin_list(std::string(lengths_key), passages);
  has_blocks_ = false;
  header_.assign(2, '\0');  // Where a term has its statistics.
}

void PostingListWriter::append_length(std::uint32_t length) {
  assert(left_ > 0);
  const auto passage = last_ + 1;
  if (at_ >= chunk_end_) {
    begin_chunk(passage);
  } else {
    put_distance(passage);
  }
  put(length);
  last_ = passage;
  if (--left_ == 0) end_chunk(true);
}

void PostingListWriter::begin_list(std::string first_key, std::uint32_t postings) {
  assert(left_ == 0 && postings > 0);
  first_key_ = std::move(first_key);
  key_ = first_key_;
  header_.clear();
  left_ = postings;
  last_ = 0;
  chunk_end_ = at_ = body_.data();
}

void PostingListWriter::begin_chunk(std::uint32_t passage) {
  if (at_ == body_.data()) {
    append_varint(header_, passage - 1);
  } else {
    end_block();
    end_chunk(false);
    table_.begin_leaf();
    key_ = later_chunk_key(first_key_, passage);
    header_.clear();
  }
  const auto header_bytes = header_.size() + max_chunk_header_bytes;
  const auto body_bytes = std::min(min_chunk_bytes, left_ * max_posting_bytes);
  if (table_.room(key_.size()) < header_bytes + body_bytes) table_.begin_leaf();
  at_ = body_.data();
  chunk_end_ = at_ + (table_.room(key_.size()) - header_bytes - max_posting_bytes + 1);
  chunk_first_ = passage;
  begin_block(passage);
}

void PostingListWriter::end_chunk(bool is_last) {
  header_.push_back(is_last ? '1' : '0');
  append_varint(header_, last_ - chunk_first_);
  const std::string_view body(body_.data(), static_cast<std::size_t>(at_ - body_.data()));
  const auto position = table_.add(key_, header_, body) + header_.size();
  for (auto& block : chunk_blocks_) {
    block.position += position;
    blocks_.add_block(block);
  }
  chunk_blocks_.clear();
}

void PostingListWriter::begin_block(std::uint32_t passage) {
  end_block();
  block_begin_ = left_;
  block_end_ = left_ - std::min(left_, max_block_postings);
  if (has_blocks_) {
    chunk_blocks_.push_back({passage, static_cast<std::uint64_t>(at_ - body_.data()), 0, 0});
  }
}

void PostingListWriter::end_block() {
  if (!chunk_blocks_.empty()) {
    chunk_blocks_.back().postings = static_cast<std::uint8_t>(block_begin_ - left_);
    chunk_blocks_.back().max_impact = static_cast<std::uint8_t>(block_max_);
  }
  max_wdf_ = std::max(max_wdf_, block_max_);
  block_max_ = 0;
}

}  // namespace newsgrep::index
