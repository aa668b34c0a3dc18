#pragma once

#include <cstdio>
#include <cstdlib>

namespace newsgrep::test {

/// Stops the program, as a fuzzer expects, if `property` does not hold.
inline void require(bool property, const char* what) {
  if (property) return;
  std::fprintf(stderr, "property violated: %s\n", what);
  std::abort();
}

}  // namespace newsgrep::test
