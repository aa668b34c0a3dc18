#include "tests/faults/forked_tries.hpp"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <stdexcept>

namespace newsgrep::test {
namespace {

/// Keeps a damaged length from taking all memory of the machine, and a crash from filling its disk.
void limit_resources() {
  const rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  constexpr rlim_t max_bytes = rlim_t{4} << 30;
  const rlimit limit{max_bytes, max_bytes};
  setrlimit(RLIMIT_AS, &limit);
#endif
}

/// The line that tells of a try: verdict, fault and detail, with tabs between.
std::string to_line(Try made) {
  std::replace(made.detail.begin(), made.detail.end(), '\n', ' ');
  return std::to_string(static_cast<int>(made.verdict)) + '\t' + made.fault + '\t' + made.detail +
         '\n';
}

Try parse_line(const std::string& line) {
  const auto tab = line.find('\t', 2);
  return {line.substr(2, tab - 2), static_cast<Verdict>(line[0] - '0'), line.substr(tab + 1)};
}

[[noreturn]] void make_tries(const ForkedTries& tries, std::size_t first, std::size_t end,
                             int output) {
  limit_resources();
  FILE* const out = fdopen(output, "w");
  try {
    tries.begin();
    for (auto number = first; number < end; ++number) {
      alarm(max_try_seconds);
      const auto line = to_line(tries.make(number));
      fwrite(line.data(), 1, line.size(), out);
      fflush(out);
    }
    _exit(0);
  } catch (const std::exception& error) {
    fprintf(stderr, "a try threw %s\n", error.what());
  } catch (...) {
    fprintf(stderr, "a try threw something\n");
  }
  _exit(1);
}

std::string end_of(int status) {
  if (!WIFSIGNALED(status)) return "exit " + std::to_string(WEXITSTATUS(status));
  const int number = WTERMSIG(status);
  if (number == SIGALRM) return "a hang";
  return std::string("signal ") + std::to_string(number) + ", " + strsignal(number);
}

}  // namespace

Outcomes run_forked(const ForkedTries& tries, std::size_t first, std::size_t end) {
  Outcomes outcomes;
  while (first < end) {
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
    const pid_t child = fork();
    if (child < 0) throw std::runtime_error("no child process");
    if (child == 0) {
      close(ends[0]);
      make_tries(tries, first, end, ends[1]);
    }
    close(ends[1]);
    FILE* const in = fdopen(ends[0], "r");
    char* line = nullptr;
    std::size_t room = 0;
    for (ssize_t size = 0; (size = getline(&line, &room, in)) > 0; ++first) {
      outcomes.add(parse_line(std::string(line, static_cast<std::size_t>(size - 1))));
    }
    free(line);
    fclose(in);
    int status = 0;
    waitpid(child, &status, 0);
    if (first == end) break;
    auto lost = tries.describe(first++);
    lost.verdict = Verdict::lost;
    lost.detail += ": " + end_of(status);
    outcomes.add(lost);
  }
  return outcomes;
}

}  // namespace newsgrep::test
