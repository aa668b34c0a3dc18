#pragma once

#include "newsgrep/error.hpp"

namespace newsgrep::index {

inline Error damaged_passage() {
  return {ErrorCode::corrupt, "a passage of the index is damaged",
          "build the index again with newsgrep-index --rebuild"};
}

}  // namespace newsgrep::index
