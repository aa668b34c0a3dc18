#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

#include "index/bytes/output_file.hpp"
#include "index/checksums/checksum_file.hpp"
#include "index/postings/block_table.hpp"

namespace newsgrep::index {

/// One block of a posting list; see index/postings/block_table.hpp.
struct PostingBlock {
  std::uint32_t first_passage;
  std::uint64_t position;  ///< Place of the wdf of its first posting in postlist.glass.
  std::uint8_t postings;
  std::uint8_t max_impact;
};

/// Collects the file `blocks` of a shard. Takes about ten bytes of memory for each block. Terms
/// come in any order; the blocks of a term come one after the other.
class BlockTableWriter {
 public:
  /// Starts the entry of a term with `postings` postings.
  void begin_term(std::string_view term, std::uint32_t postings);
  /// Adds the next block of the term; positions ascend. Throws Error{io} if the list takes more
  /// than 4 GB.
  void add_block(const PostingBlock& block);
  /// Ends the entry; see impact_ranks.
  void end_term(const std::array<std::uint8_t, std::size(impact_ranks)>& ranked_impacts);

  /// Writes everything to a new file in the folder `dir`. Returns the file with its checksums.
  /// Throws Error{io}.
  SummedFile write(const std::filesystem::path& dir, Durability durability);

 private:
  std::vector<BlockedTerm> terms_;
  std::vector<std::uint32_t> first_passages_;
  std::vector<std::uint32_t> positions_;
  std::vector<std::uint8_t> postings_;
  std::vector<std::uint8_t> max_impacts_;
};

}  // namespace newsgrep::index
