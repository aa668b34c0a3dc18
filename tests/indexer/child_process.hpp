#pragma once

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <exception>
#include <stdexcept>
#include <string>

namespace newsgrep::test {

/// A copy of this process that runs `work` and ends without the exit handlers of the test program.
/// Use no Catch2 macros in `work`; return the result or throw.
class ChildProcess {
 public:
  template <typename Work>
  explicit ChildProcess(Work&& work) {
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
    id_ = fork();
    if (id_ < 0) throw std::runtime_error("no child process");
    if (id_ == 0) {
      close(ends[0]);
      std::string said;
      try {
        said = work();
      } catch (const std::exception& error) {
        said = std::string("exception: ") + error.what();
      }
      [[maybe_unused]] const auto written = write(ends[1], said.data(), said.size());
      _exit(0);
    }
    close(ends[1]);
    voice_ = ends[0];
  }
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;
  ~ChildProcess() {
    if (id_ > 0) kill_now();
    close(voice_);
  }

  pid_t id() const { return id_; }

  /// Kills the process at once, as a crash or a loss of power would.
  void kill_now() {
    ::kill(id_, SIGKILL);
    wait();
  }

  /// Waits until the process ends, and returns what `work` returned.
  std::string said() {
    std::string text;
    std::array<char, 4096> buffer{};
    ssize_t size = 0;
    while ((size = read(voice_, buffer.data(), buffer.size())) > 0) {
      text.append(buffer.data(), static_cast<std::size_t>(size));
    }
    wait();
    return text;
  }

 private:
  void wait() {
    int status = 0;
    if (id_ > 0) waitpid(id_, &status, 0);
    id_ = -1;
  }

  pid_t id_ = -1;
  int voice_ = -1;
};

}  // namespace newsgrep::test
