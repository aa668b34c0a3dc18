#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "newsgrep/index_writer.hpp"
#include "tests/faults/file_tree.hpp"
#include "tests/faults/questions.hpp"
#include "tests/support/temp_dir.hpp"

namespace newsgrep::test {

/// A change of an index that faults may interrupt: the index before it, the program that makes it,
/// and the answers before and after. Has a folder of its own, in memory if the system has one
/// there.
class Scenario {
 public:
  /// Writes the news that an index is made of, step by step, into a folder. Calls `update` where
  /// the index is to be brought up to date; what it writes last is left for the change itself.
  using History =
      std::function<void(const std::filesystem::path& news, const std::function<void()>& update)>;

  /// `options` are those of the change, and `arguments` the same for the program.
  Scenario(std::string name, const History& history, const WriterOptions& options = {},
           std::vector<std::string> arguments = {});

  const std::string& name() const { return name_; }

  /// Returns the folder that stands for the disk, which holds the index.
  std::filesystem::path disk() const { return dir_.path() / "disk"; }
  std::filesystem::path index() const { return disk() / "index"; }
  /// Returns the folder of the news.
  std::filesystem::path news() const { return dir_.path() / "news"; }

  /// Returns what was on the disk before the change.
  const FileTree& before() const { return before_; }
  bool is_first_build() const { return before_.empty(); }

  /// Returns the program that makes the change, with its arguments.
  std::vector<std::string> command() const;

  /// Puts the disk as it was before the change.
  void reset() const { write_tree(disk(), before_); }

  /// What the index may hold after a fault.
  enum class Expected { old_or_new, new_only };

  /// Returns what is wrong with the index after a fault: it has neither the old nor the new
  /// content, or the change cannot be made now, or that leaves something wrong. Empty if nothing
  /// is. Changes the index to the new state.
  std::string complaint(Expected expected) const;

  /// Makes the change, and returns what is wrong with the index then; empty if nothing is.
  std::string complaint_after_next_run() const;

 private:
  void make_change(const WriterOptions& options) const;

  const std::string name_;
  const WriterOptions options_;
  const std::vector<std::string> arguments_;
  const TempDir dir_;
  const Questions questions_;
  FileTree before_;
  std::vector<std::string> old_answers_;  ///< Empty for a first build.
  std::vector<std::string> new_answers_;
};

/// Returns scenarios of every kind: first build, an article added, articles replaced and removed,
/// shards merged, --purge, --rebuild.
std::vector<std::unique_ptr<Scenario>> all_scenarios();

/// Returns the first file in the folder of an index that its stub does not name; empty if there is
/// none.
std::string leftover(const std::filesystem::path& index_dir);

/// Makes temporary folders from now on in memory, if the system has a folder there and nobody asked
/// for another: these tests wait for disks otherwise.
void use_memory_for_temporary_folders();

}  // namespace newsgrep::test
