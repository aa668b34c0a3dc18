#pragma once

#include <string>
#include <utility>

#include "newsgrep/error.hpp"
#include "tests/support/catch.hpp"

namespace newsgrep::test {

/// Returns the code and message of the Error that `work` throws, which must have a hint.
template <typename Work>
std::pair<ErrorCode, std::string> error_of(Work&& work) {
  try {
    work();
  } catch (const Error& error) {
    CHECK_FALSE(error.hint().empty());
    return {error.code(), error.what()};
  }
  FAIL("nothing was thrown");
  return {};
}

}  // namespace newsgrep::test
