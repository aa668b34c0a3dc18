#pragma once

#include <filesystem>
#include <utility>

#include "index/bytes/file_errors.hpp"
#include "newsgrep/error.hpp"

namespace newsgrep::indexer {

/// Runs `work` and returns what it returns; a std::filesystem::filesystem_error becomes an
/// Error{io}.
template <typename Work>
auto guard_io(Work&& work) -> decltype(work()) {
  try {
    return std::forward<Work>(work)();
  } catch (const std::filesystem::filesystem_error& error) {
    throw index::cannot_write(error.path1(), error.code().message());
  }
}

}  // namespace newsgrep::indexer
