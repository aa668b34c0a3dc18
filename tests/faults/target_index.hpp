#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/faults/damage.hpp"
#include "tests/faults/questions.hpp"
#include "tests/support/temp_dir.hpp"

namespace newsgrep::test {

/// A small index to be damaged: three shards, with dead passages and a list of files; its earlier
/// states; its right answers; and what an indexer may do with it.
class TargetIndex {
 public:
  TargetIndex();

  const Questions& questions() const { return questions_; }
  /// Returns the states of the index; the last is the whole one that is damaged.
  const Generations& generations() const { return generations_; }
  const FileTree& whole() const { return generations_.back(); }
  /// Returns the right answers of the whole index.
  const std::vector<std::string>& answers() const { return answers_; }

  /// Something that an indexer does.
  struct Work {
    std::string name;
    std::vector<std::string> answers;  ///< The right answers afterwards.
    std::string listed_files;          ///< What listed_files() returns afterwards.
  };
  const std::vector<Work>& works() const { return works_; }
  /// Does the work with this number. Throws what IndexWriter throws.
  void do_work(std::size_t number, const std::filesystem::path& index_dir) const;

  /// Returns a folder of its own for this process, where it may put the index.
  std::filesystem::path scratch() const;

 private:
  std::filesystem::path news() const { return dir_.path() / "news"; }

  TempDir dir_;
  Questions questions_;
  Generations generations_;
  std::vector<std::string> answers_;
  std::vector<Work> works_;
};

/// Returns the paths in the list of files of an index, a line each. The times beside them depend on
/// when a file was read.
std::string listed_files(const FileTree& index);

/// Says how an index that is not whole answered. `complaint` is empty if each answer was right or
/// an error that fits; `refused` counts the errors.
struct Answered {
  std::string complaint;
  std::size_t refused = 0;
};

/// Asks all questions of the index, the one with the number `first` first.
Answered ask(const Questions& questions, const std::vector<std::string>& right_answers,
             const std::filesystem::path& index_dir, std::size_t first);

/// Asks likewise by a searcher that is open.
Answered ask(const Questions& questions, const std::vector<std::string>& right_answers,
             Searcher& searcher, std::size_t first);

/// Returns what is wrong with an error about a damaged index; empty if nothing is.
std::string complaint_about(const Error& error);

}  // namespace newsgrep::test
