#pragma once

#include <filesystem>
#include <utility>

#include "indexer/xapian_guard.hpp"
#include "newsgrep/error.hpp"

namespace newsgrep::indexer {

/// Runs `work`; what the file system or Xapian throws leaves as an Error.
template <typename Work>
auto guard_io(Work&& work) -> decltype(work()) {
  try {
    return guard_xapian(std::forward<Work>(work));
  } catch (const std::filesystem::filesystem_error& error) {
    throw Error(ErrorCode::io,
                "cannot write " + error.path1().string() + ": " + error.code().message(),
                "check the disk and the permissions");
  }
}

}  // namespace newsgrep::indexer
