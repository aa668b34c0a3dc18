// A program that gets too little memory ends by itself and says so.

#include <string>

#include "tests/cli/sandbox.hpp"
#include "tests/support/catch.hpp"

using newsgrep::test::ProgramResult;
using newsgrep::test::Sandbox;

namespace {

/// Runs a command line with so many KiB of address space.
ProgramResult run_within(const Sandbox& sandbox, int kib, const std::string& command) {
  return sandbox.run({"sh", "-c", "ulimit -v " + std::to_string(kib) + " && exec " + command});
}

/// Writes an input of about 2 MB.
void write_input(const Sandbox& sandbox) {
  std::string lines;
  for (int i = 0; i < 10'000; ++i) {
    const auto number = std::to_string(i);
    lines += number + "\tFerry " + number + "\tThe ferry " + std::to_string(i * i) +
             " sails at dawn, and " + number + "7 people wait for it in the rain at pier " +
             std::to_string(i % 97) + " of the harbour, late again, all of them.\n";
  }
  sandbox.write("input.tsv", lines);
}

}  // namespace

TEST_CASE("newsgrep-index ends with a sentence when the system starts no more threads",
          "[release]") {
  const Sandbox sandbox;
  write_input(sandbox);
  // Each thread asks for 8 MiB of address space for its stack.
  const auto result =
      run_within(sandbox, 600'000, "newsgrep-index --quiet --threads 200 input.tsv");
  CAPTURE(result.err);
  // It may do with the threads that it got.
  if (result.status == 0) {
    CHECK(result.err.empty());
    return;
  }
  CHECK(result.status == 2);
  CHECK(result.err.starts_with("newsgrep-index: Out of memory\nhint: "));
}

TEST_CASE("newsgrep-index ends with a sentence when memory runs out", "[release][slow]") {
  const Sandbox sandbox;
  write_input(sandbox);
  std::size_t refused = 0;
  for (int kib = 20'000; kib <= 140'000; kib += 2'000) {
    const auto result =
        run_within(sandbox, kib, "newsgrep-index --quiet --rebuild --threads 3 input.tsv");
    CAPTURE(kib, result.status, result.err);
    // 127: the system cannot even load the program.
    REQUIRE((result.status == 0 || result.status == 2 || result.status == 127));
    if (result.status == 2) {
      REQUIRE(result.err.starts_with("newsgrep-index: "));
      ++refused;
    }
  }
  CHECK(refused > 0);
}
