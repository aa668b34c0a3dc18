#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

#include "index/bytes/output_file.hpp"
#include "index/postings/block_table.hpp"

namespace newsgrep::index {

/// One block of a posting list; see block_table.hpp.
struct PostingBlock {
  std::uint32_t first_passage;
  std::uint64_t position;  ///< In postlist.glass, of the wdf of the first posting.
  std::uint8_t postings;
  std::uint8_t max_impact;
};

/// Collects the file `blocks` of a shard: some ten bytes of memory for a hundred postings of long
/// lists. Terms come in any order, the blocks of a term one after the other.
class BlockTableWriter {
 public:
  void begin_term(std::string_view term, std::uint32_t postings);
  /// Positions ascend within a term. Throws Error{io} if the list takes more bytes than can be
  /// addressed.
  void add_block(const PostingBlock& block);
  void end_term(const std::array<std::uint8_t, std::size(impact_ranks)>& ranked_impacts);

  /// Writes all of it to a new file. Throws Error{io}.
  void write(const std::filesystem::path& path, Durability durability);

 private:
  std::vector<BlockedTerm> terms_;
  std::vector<std::uint32_t> first_passages_;
  std::vector<std::uint32_t> positions_;
  std::vector<std::uint8_t> postings_;
  std::vector<std::uint8_t> max_impacts_;
};

}  // namespace newsgrep::index
