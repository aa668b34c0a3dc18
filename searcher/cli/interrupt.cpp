#include "searcher/cli/interrupt.hpp"

#include <signal.h>
#include <unistd.h>

#include <initializer_list>
#include <string_view>

namespace newsgrep::cli {
namespace {

constexpr std::string_view restored = "\x1b]8;;\x1b\\\x1b[0m";

extern "C" void restore_and_end(int number) {
  // Whether this could be written makes no difference: the program ends.
  if (write(STDOUT_FILENO, restored.data(), restored.size()) < 0) {
  }
  raise(number);  // SA_RESETHAND has put the usual action back.
}

}  // namespace

void restore_terminal_when_interrupted() {
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction before {};
    sigaction(number, nullptr, &before);
    if (before.sa_handler == SIG_IGN) continue;
    struct sigaction action {};
    action.sa_handler = restore_and_end;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigaction(number, &action, nullptr);
  }
}

}  // namespace newsgrep::cli
