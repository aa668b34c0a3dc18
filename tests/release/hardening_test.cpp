// cmake/NewsgrepHardening.cmake is why these hold.

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstring>
#include <functional>
#include <numeric>
#include <string>
#include <vector>

#include "tests/release/elf_file.hpp"
#include "tests/support/catch.hpp"

using newsgrep::test::ElfFile;

namespace {

/// Returns the signal that ends a child process which calls `mistake`; 0 if it survives.
template <typename Mistake>
int signal_of(Mistake mistake) {
  const pid_t child = fork();
  if (child == 0) {
    close(STDERR_FILENO);  // What the C library says of it is no output of the test.
    signal(SIGABRT, SIG_DFL);
    mistake();
    _exit(0);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

/// Makes the compiler believe that the bytes are read.
void use(const char* bytes) {
  asm volatile("" : : "r"(bytes) : "memory");
}

/// Writes `length` bytes into a smaller buffer, and returns: then the guard is looked at.
[[gnu::noinline]] void overflow(std::size_t length) {
  char buffer[8] = {};
  volatile char* const at = buffer;
  for (std::size_t i = 0; i < length; ++i) at[i] = 'x';
  use(buffer);
}

/// Returns all bits that the dynamic section has under a tag.
unsigned long flags_of(const ElfFile& file, long tag) {
  const auto values = file.dynamic(tag);
  return std::accumulate(values.begin(), values.end(), 0UL, std::bit_or<>());
}

}  // namespace

TEST_CASE("no code or table of a program that runs can be written to", "[release]") {
  const std::string path = GENERATE(as<std::string>(), NEWSGREP_PROGRAM, NEWSGREP_INDEX_PROGRAM);
  CAPTURE(path);
  const ElfFile program(path);
  // Loaded at an address that nobody can foresee.
  CHECK(program.type() == ET_DYN);
  CHECK((flags_of(program, DT_FLAGS_1) & DF_1_PIE) != 0);
  CHECK(program.dynamic(DT_TEXTREL).empty());
  // Addresses of functions are all looked up at the start; then their table is closed.
  CHECK(program.segments(PT_GNU_RELRO).size() == 1);
  CHECK((flags_of(program, DT_FLAGS_1) & DF_1_NOW) != 0);
  // No memory is both data and code.
  const auto stack = program.segments(PT_GNU_STACK);
  REQUIRE(stack.size() == 1);
  CHECK((stack[0].p_flags & PF_X) == 0);
  for (const auto& segment : program.segments(PT_LOAD)) {
    CHECK((segment.p_flags & (PF_W | PF_X)) != (PF_W | PF_X));
  }
}

TEST_CASE("a program loads libraries from the folders of the system alone", "[release]") {
  const std::string path = GENERATE(as<std::string>(), NEWSGREP_PROGRAM, NEWSGREP_INDEX_PROGRAM);
  CAPTURE(path);
  const ElfFile program(path);
  CHECK(program.dynamic(DT_RPATH).empty());
  CHECK(program.dynamic(DT_RUNPATH).empty());
}

TEST_CASE("a program guards its stack and the lengths of what it copies", "[release]") {
  const std::string path = GENERATE(as<std::string>(), NEWSGREP_PROGRAM, NEWSGREP_INDEX_PROGRAM);
  CAPTURE(path);
  const ElfFile program(path);
  CHECK(program.imports("__stack_chk_fail"));
  CHECK(program.imports("__memcpy_chk"));
  CHECK_FALSE(program.imports("__no_such_function"));
}

// The next cases are compiled with the flags of the libraries and programs.

TEST_CASE("an index outside of a vector ends the program", "[release]") {
  CHECK(signal_of([] {
          const std::vector<int> numbers(3);
          const volatile std::size_t outside = 3;
          use(reinterpret_cast<const char*>(&numbers[outside]));
        }) == SIGABRT);
}

TEST_CASE("a copy that is longer than its target ends the program", "[release]") {
  CHECK(signal_of([] {
          char target[8];
          const std::string text(9, 'x');
          const volatile std::size_t length = text.size();
          std::memcpy(target, text.data(), length);
          use(target);
        }) == SIGABRT);
}

TEST_CASE("a write beyond a buffer on the stack ends the program", "[release]") {
  CHECK(signal_of([] { overflow(64); }) == SIGABRT);
}
