#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "index/bytes/mapped_file.hpp"
#include "index/checksums/shard_files.hpp"
#include "index/dead_passages.hpp"
#include "index/glass/glass_table.hpp"
#include "index/passages/passage_file.hpp"
#include "index/postings/block_table.hpp"
#include "index/stub.hpp"
#include "index/words/form_lists.hpp"
#include "index/words/word_list.hpp"
#include "indexer/fault_list.hpp"

namespace newsgrep::indexer {

/// A file of a shard that is being checked.
struct CheckedPart {
  std::string label;  ///< Path from the folder of the index: `shards/0002/words`.
  index::MappedFile file;
  const index::ChecksumFile::Entry* entry = nullptr;
  bool is_damaged = false;  ///< True if it is missing, or after a page was found to be damaged.
};

/// The files of a shard, opened as far as they can be, so that they stay readable while a writer
/// removes them. A reader that could not be opened is empty.
struct ShardSnapshot {
  std::string name;  ///< `shards/0002`
  index::PassageRanges dead;
  std::optional<index::ShardFiles> files;
  std::vector<CheckedPart> parts;
  FaultList faults{0};         ///< What was found when the files were opened.
  FaultList reader_faults{0};  ///< What the readers said; of interest if no page is damaged.
  bool is_whole = false;       ///< True after a check that found no fault in it.

  std::optional<index::GlassTable> table;
  std::optional<index::BlockTable> blocks;
  std::optional<index::PassageFile> passages;
  std::optional<index::WordList> words;
  std::optional<index::FormLists> forms;

  /// Returns the label of the file with this name.
  std::string label(std::string_view file) const { return name + "/" + std::string(file); }

  /// Returns the part with this name; nullptr if the shard has none.
  CheckedPart* part(std::string_view file);

  /// Returns true if the file with this name has no damaged page.
  bool is_sound(std::string_view file);
};

/// Opens the shard that the stub of the index in `index_dir` names, as far as it can be opened.
/// Keeps at most `max_faults` faults. Throws Error{io} if a file may not be read.
ShardSnapshot open_snapshot(const std::filesystem::path& index_dir, const index::HashedName& shard,
                            std::size_t max_faults);

}  // namespace newsgrep::indexer
