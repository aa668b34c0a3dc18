#pragma once

#include "index/bytes/file_errors.hpp"
#include "newsgrep/error.hpp"

namespace newsgrep::index {

/// Returns the Error for a passage or article whose stored bytes make no sense.
inline Error damaged_passage() {
  return damaged_index("a passage");
}

}  // namespace newsgrep::index
