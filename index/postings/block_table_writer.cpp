#include "index/postings/block_table_writer.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

#include "newsgrep/error.hpp"
#include "text/stable_hash.hpp"

namespace newsgrep::index {
void BlockTableWriter::begin_term(std::string_view term, std::uint32_t postings) {
  BlockedTerm entry{};
  entry.hash = text::stable_hash(term);
  entry.first_block = static_cast<std::uint32_t>(first_passages_.size());
  entry.postings = postings;
  terms_.push_back(entry);
}

void BlockTableWriter::add_block(const PostingBlock& block) {
  auto& term = terms_.back();
  if (term.blocks++ == 0) term.base = block.position;
  assert(block.position >= term.base);
  const auto position = block.position - term.base;
  if (position > std::numeric_limits<std::uint32_t>::max()) {
    throw Error(ErrorCode::io, "The posting list of one word takes more than 4 GB",
                "Divide the articles between several indexes");
  }
  first_passages_.push_back(block.first_passage);
  positions_.push_back(static_cast<std::uint32_t>(position));
  postings_.push_back(block.postings);
  max_impacts_.push_back(block.max_impact);
}

void BlockTableWriter::end_term(
    const std::array<std::uint8_t, std::size(impact_ranks)>& ranked_impacts) {
  std::copy(ranked_impacts.begin(), ranked_impacts.end(), terms_.back().ranked_impacts);
}

SummedFile BlockTableWriter::write(const std::filesystem::path& dir, Durability durability) {
  std::sort(terms_.begin(), terms_.end(),
            [](const BlockedTerm& a, const BlockedTerm& b) { return a.hash < b.hash; });
  OutputFile file(dir / blocks_file_name);
  file.append(blocks_magic);
  file.append_numbers<std::uint32_t>({static_cast<std::uint32_t>(terms_.size()),
                                      static_cast<std::uint32_t>(first_passages_.size())});
  file.append_numbers(terms_);
  file.append_numbers(first_passages_);
  file.append_numbers(positions_);
  file.append_numbers(postings_);
  file.append_numbers(max_impacts_);
  return {blocks_file_name, file.finish(durability)};
}

}  // namespace newsgrep::index
