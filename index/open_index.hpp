#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "index/dead_passages.hpp"
#include "index/passages/passage_file.hpp"
#include "index/postings/posting_list.hpp"
#include "index/stub.hpp"
#include "index/words/form_lists.hpp"
#include "index/words/word_list.hpp"

namespace newsgrep::index {

/// A shard opened for reading.
struct OpenShard {
  std::filesystem::path dir;
  PostingLists postings;
  PassageFile passages;
  WordList words;
  FormLists forms;
  PassageRanges dead;  ///< Passages that are no longer in the index.
};

/// An index opened for reading: every file that a search may need is open, so the folders of its
/// shards may be removed without harm.
struct OpenIndex {
  std::vector<OpenShard> shards;
  std::string stub;  ///< Content of the stub file: other content means another state of the index.
  std::string language;  ///< Of articles that name none.
  std::string variants;  ///< The user's variant table.
};

/// Throws Error{no_index}, Error{wrong_format} or Error{corrupt}.
OpenIndex open_index(const std::filesystem::path& index_dir);

/// Opens the shards that `stub` names, and what of them is dead. Throws Error{corrupt}, Error{io},
/// and Error{wrong_format} when another version of newsgrep wrote them.
std::vector<OpenShard> open_shards(const std::filesystem::path& index_dir, const Stub& stub);

/// The content of the stub file now; empty when there is none.
std::string read_stub_text(const std::filesystem::path& index_dir);

}  // namespace newsgrep::index
