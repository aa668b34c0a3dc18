#include "index/open_index.hpp"

#include <fcntl.h>
#include <stdio.h>

#include <atomic>
#include <chrono>
#include <string>
#include <thread>

#include "index/stub.hpp"
#include "newsgrep/error.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_dir.hpp"

using namespace newsgrep;
using newsgrep::test::TempDir;

TEST_CASE("an index that changes each time it is opened is given up", "[index]") {
  const TempDir dir;
  // Two states, of which neither can be opened; they change places all the time.
  const auto stub = dir.write("XAPIANDB", to_text(index::Stub{{}, {"files-0001", 1}, {}}));
  const auto other = dir.write("other", to_text(index::Stub{{}, {"files-0002", 2}, {}}));
  std::atomic<bool> done = false;
  std::thread writer([&] {
    while (!done) {
      renameat2(AT_FDCWD, stub.c_str(), AT_FDCWD, other.c_str(), RENAME_EXCHANGE);
    }
  });
  bool given_up = false;
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (!given_up && std::chrono::steady_clock::now() < end) {
    try {
      index::open_index(dir.path());
    } catch (const Error& error) {
      CHECK((error.code() == ErrorCode::corrupt || error.code() == ErrorCode::index_changed));
      given_up = error.code() == ErrorCode::index_changed;
    }
  }
  done = true;
  writer.join();
  if (!given_up) WARN("skipped: this machine never ran both threads at once");
}
