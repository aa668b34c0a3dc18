#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "index/bytes/page_sums.hpp"
#include "indexer/fault_list.hpp"

namespace newsgrep::indexer {

/// What the file iamglass says of the database.
struct DatabaseVersion {
  std::string uuid;
  std::uint32_t root = 0;
  std::uint32_t level = 0;
  std::uint64_t entries = 0;  ///< Number of keys.
  std::uint64_t free_list_blocks = 0;
  std::uint64_t passages = 0;
  std::uint64_t min_length = 0;
  std::uint64_t max_wdf = 0;
  std::uint64_t max_length_above_wdf = 0;  ///< Greatest length, less max_wdf.
  std::uint64_t total_length = 0;
};

/// Returns what the bytes of iamglass say. Adds a fault of the file `label` if they are not what a
/// writer of ours writes.
DatabaseVersion read_version(std::string_view bytes, const std::string& label, FaultList& faults);

/// An item of a table.
struct TableItem {
  std::string_view key;
  std::string_view tag;
  std::uint32_t component = 1;  ///< Number of the piece of a long tag, from 1.
  bool is_last = true;          ///< True if no other piece follows.
};

/// Checks the tree in postlist.glass: every block, the order of keys, and that each block hangs
/// where a search looks for its keys. `items` gets the items of all leaves in order, as far as they
/// can be read; without the empty item that begins each table.
void check_tree(std::string_view table, const DatabaseVersion& version, const std::string& label,
                std::vector<TableItem>& items, FaultList& faults);

}  // namespace newsgrep::indexer
