#include "cli/out_of_memory.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <atomic>
#include <cstddef>
#include <cstring>
#include <new>

#include "cli/run_program.hpp"

namespace newsgrep::cli {
namespace {

const char* program_name = "";
const char* what_to_do = "";

void write_to_standard_error(const char* text) {
  // Whether this could be written makes no difference: the program ends.
  if (write(STDERR_FILENO, text, std::strlen(text)) < 0) {
  }
}

[[noreturn]] void end() {
  // Threads may come here at the same time; the first one speaks.
  static std::atomic_flag is_ending;
  while (is_ending.test_and_set()) pause();
  write_to_standard_error(program_name);
  write_to_standard_error(": Out of memory\nhint: ");
  write_to_standard_error(what_to_do);
  write_to_standard_error("\n");
  _exit(exit_trouble);
}

/// The most stack that a program takes.
constexpr std::size_t stack_bytes = std::size_t{1} << 20;

/// Ends the program unless there is memory for the stack.
void check_stack() {
  constexpr std::size_t spare_bytes = std::size_t{128} << 10;
  const auto size = stack_bytes + spare_bytes;
  void* const probe = mmap(nullptr, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (probe == MAP_FAILED) end();
  munmap(probe, size);
}

/// Grows the stack by what the deepest query takes; where the stack cannot grow, a program ends by
/// a signal. Touches one page.
[[gnu::noinline]] void take_stack() {
  volatile char room[stack_bytes];
  volatile char* const lowest = room;
  *lowest = 0;
}

}  // namespace

void end_when_out_of_memory(const char* program, const char* hint) {
  program_name = program;
  what_to_do = hint;
  check_stack();
  take_stack();
  std::set_new_handler(end);
}

}  // namespace newsgrep::cli
