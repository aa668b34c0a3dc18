#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/faults/file_tree.hpp"

namespace newsgrep::test {

/// A change of the disk, or a call that makes earlier ones durable.
struct DiskCall {
  enum class Kind { create, mkdir, write, truncate, sync, rename, unlink };
  Kind kind = Kind::create;
  std::string path = {};   ///< Relative to the disk; empty for its top folder.
  std::string from = {};   ///< The old path of a rename.
  std::size_t offset = 0;  ///< Where bytes are written; the new size of a file that is cut.
  std::string bytes = {};  ///< What is written.
};

/// Reads what the preload library recorded of the folder `disk`.
std::vector<DiskCall> parse_record(std::string_view record, std::string_view disk);

/// What becomes of a change that no later call made durable.
enum class Fate {
  lost,
  kept,
  zeroed,  ///< The size of a write is kept, but not its bytes.
  torn,    ///< Some 512 bytes of a write are kept, the others are not.
};

/// Decides for each change that is not durable: first argument true for bytes, false for names.
using ChooseFate = std::function<Fate(bool is_data)>;

/// Returns what is on the disk, which held `before`, if power is lost after the first `count`
/// calls. What was made durable is there; `choose` decides about the rest. A file is durable after
/// a sync of it, a name after a sync of its folder; neither stands for the other.
FileTree after_power_loss(const FileTree& before, const std::vector<DiskCall>& calls,
                          std::size_t count, const ChooseFate& choose);

}  // namespace newsgrep::test
