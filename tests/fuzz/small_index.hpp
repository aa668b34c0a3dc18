#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/fuzz/input_bytes.hpp"
#include "tests/support/temp_dir.hpp"

namespace newsgrep::test {

/// A small index that has each kind of file and table: several shards, dead passages, long posting
/// lists, a dictionary of texts, forms, languages. Its files can be damaged and restored.
class SmallIndex {
 public:
  SmallIndex();

  const std::filesystem::path& path() const { return path_; }

  /// Changes one of the files as `input` says: bytes are overwritten, left out, put in, copied or
  /// zeroed, up to 16 times.
  void damage(InputBytes& input);

  /// Makes checksums and hashes agree with the files as they are, as somebody would who crafts an
  /// index.
  void seal();

  /// Makes all files as they were at first.
  void restore();

 private:
  struct File {
    std::filesystem::path path;
    std::string bytes;
  };

  TempDir dir_;
  std::filesystem::path path_;
  std::vector<File> files_;
  std::filesystem::path damaged_;  ///< The file that damage() changed last.
};

/// Whether an index was written by us, so that its answers keep what searcher.hpp promises.
enum class Origin { ours, crafted };

/// Returns all that searches find in the index, as one text. Throws Error if the index is refused.
/// Stops the program if an answer of an index of ours does not keep what searcher.hpp promises.
std::string answers(const std::filesystem::path& index_dir, Origin origin = Origin::ours);

/// Returns answers(). If the index is refused, checks what the error says and returns an empty
/// string.
std::string answers_or_refusal(const std::filesystem::path& index_dir,
                               Origin origin = Origin::ours);

}  // namespace newsgrep::test
