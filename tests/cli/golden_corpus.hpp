#pragma once

// The files that the commands of a transcript may use, and the folder in which they run.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "tests/cli/golden_transcript.hpp"
#include "tests/cli/sandbox.hpp"

namespace newsgrep::test {

/// Returns true if the transcripts may use a corpus of this name.
bool is_corpus(const std::string& name);

/// Returns true if the files of the corpus are on this machine. Only real news may be missing.
bool has_corpus(const std::string& name);

/// The folder in which the commands of one corpus run: its files, and an index of them.
/// After a command that changed a file, the folder is made anew for the next one.
class CorpusFolder {
 public:
  /// `name` is a corpus that this machine has. Throws std::runtime_error if it cannot be indexed.
  explicit CorpusFolder(std::string name);

  /// Runs the command of the case. In what it prints, the folder is called /here and this machine
  /// `host`; the text of real news is left out.
  Outcome run(const GoldenCase& golden_case);

 private:
  /// What shows that a file was changed.
  struct FileState {
    std::string path;
    std::uint64_t inode;
    std::uint64_t size;
    std::int64_t changed_ns;

    bool operator==(const FileState&) const = default;
  };

  void make();
  std::vector<FileState> state() const;

  std::string name_;
  std::unique_ptr<Sandbox> sandbox_;  ///< None before the first command and after a change.
  std::vector<FileState> made_;       ///< The state of the new folder.
};

}  // namespace newsgrep::test
