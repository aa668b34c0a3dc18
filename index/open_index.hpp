#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "index/checksums/shard_files.hpp"
#include "index/dead_passages.hpp"
#include "index/passages/passage_file.hpp"
#include "index/postings/posting_list.hpp"
#include "index/stub.hpp"
#include "index/words/form_lists.hpp"
#include "index/words/word_list.hpp"

namespace newsgrep::index {

/// A shard opened for reading.
struct OpenShard {
  ShardFiles files;
  PostingLists postings;
  PassageFile passages;
  WordList words;
  FormLists forms;
  PassageRanges dead;  ///< Passages that are no longer in the index.
};

/// An index opened for reading. Every file that a search needs is open, so it stays readable even
/// if its files are removed.
struct OpenIndex {
  std::vector<OpenShard> shards;
  std::string stub;      ///< Content of the stub file; equal only for states of equal content.
  std::string language;  ///< Language of articles that name none.
  std::string variants;  ///< The user's variant table, empty if there is none.
};

/// Opens the index in `index_dir`. Throws Error{no_index} if there is none, Error{wrong_format} if
/// another version of newsgrep wrote it, Error{corrupt}, Error{io}, and Error{index_changed} if a
/// writer replaced it again and again meanwhile.
OpenIndex open_index(const std::filesystem::path& index_dir);

/// Watches whether all bytes of an open index can still be read: another program may make a file
/// shorter, or the disk fail.
class LossWatch {
 public:
  /// Throws Error{corrupt} if bytes of `index` were lost since it was opened. Call it after each
  /// use of the index: what was read may be wrong. The lengths of the files are looked at once in a
  /// millisecond, since asking for them takes as long as a part of a search.
  void throw_if_lost(const OpenIndex& index);

 private:
  std::chrono::steady_clock::time_point last_look_;
};

/// Opens the shards that `stub` names, with their dead passages. Throws Error{corrupt}, Error{io},
/// and Error{wrong_format} if another version of newsgrep wrote them.
std::vector<OpenShard> open_shards(const std::filesystem::path& index_dir, const Stub& stub);

}  // namespace newsgrep::index
