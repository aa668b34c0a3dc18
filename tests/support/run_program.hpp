#pragma once

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace newsgrep::test {

/// How to run a program.
struct ProgramCall {
  std::vector<std::string>
      arguments;  ///< Program (a path, or a name to find in PATH) and its arguments.
  std::vector<std::string> environment;  ///< The whole environment, as `NAME=value`.
  std::filesystem::path directory;       ///< Working directory.
  std::string input;                     ///< Bytes for standard input.
  /// Width in columns of the terminal that standard output is; nothing for a pipe.
  std::optional<unsigned short> terminal_columns;
};

struct ProgramResult {
  int status = 0;  ///< Exit status; 128 + the number of the signal that ended it, as in a shell.
  std::string out;
  std::string err;
  /// Peak memory of the program or of a program that it ran and waited for.
  long max_memory_kb = 0;
};

/// Returns true if this system can make a pseudo-terminal. (A bare chroot without /dev/pts cannot.)
inline bool has_terminals() {
  int ours = -1;
  int theirs = -1;
  if (openpty(&ours, &theirs, nullptr, nullptr, nullptr) != 0) return false;
  close(ours);
  close(theirs);
  return true;
}

namespace detail_run {

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() { close(); }
  void close() {
    if (number_ >= 0) ::close(std::exchange(number_, -1));
  }
  int number() const { return number_; }

 private:
  int number_;
};

struct Channel {
  Descriptor ours;
  Descriptor theirs;
};

inline Channel make_pipe(bool we_read) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  return {Descriptor(ends[we_read ? 0 : 1]), Descriptor(ends[we_read ? 1 : 0])};
}

inline Channel make_terminal(unsigned short columns) {
  int ours = -1;
  int theirs = -1;
  winsize size{};
  size.ws_col = columns;
  size.ws_row = 24;
  if (openpty(&ours, &theirs, nullptr, nullptr, &size) != 0) throw std::runtime_error("no pty");
  termios mode{};
  tcgetattr(theirs, &mode);
  mode.c_oflag &= ~static_cast<tcflag_t>(OPOST);  // Line ends stay as they are.
  tcsetattr(theirs, TCSANOW, &mode);
  fcntl(ours, F_SETFD, FD_CLOEXEC);
  fcntl(theirs, F_SETFD, FD_CLOEXEC);
  return {Descriptor(ours), Descriptor(theirs)};
}

/// Appends what can be read to `text`; closes the descriptor at the end of the input.
inline void read_some(Descriptor& from, std::string& text) {
  std::array<char, 1 << 16> buffer;
  const auto size = read(from.number(), buffer.data(), buffer.size());
  if (size > 0) {
    text.append(buffer.data(), static_cast<std::size_t>(size));
  } else if (size == 0 || errno != EINTR) {
    from.close();  // A terminal ends with EIO.
  }
}

[[noreturn]] inline void become(const ProgramCall& call, int in, int out, int err) {
  dup2(in, STDIN_FILENO);
  dup2(out, STDOUT_FILENO);
  dup2(err, STDERR_FILENO);
  signal(SIGPIPE, SIG_DFL);
  std::vector<char*> arguments;
  for (const auto& argument : call.arguments) {
    arguments.push_back(const_cast<char*>(argument.c_str()));
  }
  arguments.push_back(nullptr);
  std::vector<char*> environment;
  for (const auto& variable : call.environment) {
    environment.push_back(const_cast<char*>(variable.c_str()));
  }
  environment.push_back(nullptr);
  if (call.directory.empty() || chdir(call.directory.c_str()) == 0) {
    execvpe(arguments[0], arguments.data(), environment.data());
  }
  _exit(127);
}

}  // namespace detail_run

/// Runs a program and waits for its end.
inline ProgramResult run_program(const ProgramCall& call) {
  using namespace detail_run;
  auto in = make_pipe(false);
  auto out = call.terminal_columns ? make_terminal(*call.terminal_columns) : make_pipe(true);
  auto err = make_pipe(true);
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("no child process");
  if (child == 0) {
    become(call, in.theirs.number(), out.theirs.number(), err.theirs.number());
  }
  in.theirs.close();
  out.theirs.close();
  err.theirs.close();

  struct IgnoreBrokenPipe {  // The program need not read its input.
    sighandler_t before = signal(SIGPIPE, SIG_IGN);
    ~IgnoreBrokenPipe() { signal(SIGPIPE, before); }
  } const ignore_broken_pipe;
  fcntl(in.ours.number(), F_SETFL, O_NONBLOCK);
  ProgramResult result;
  std::size_t given = 0;
  while (out.ours.number() >= 0 || err.ours.number() >= 0) {
    if (given == call.input.size()) in.ours.close();
    // A negative number is passed over.
    std::array<pollfd, 3> events = {pollfd{in.ours.number(), POLLOUT, 0},
                                    pollfd{out.ours.number(), POLLIN, 0},
                                    pollfd{err.ours.number(), POLLIN, 0}};
    poll(events.data(), events.size(), -1);
    if (events[0].revents != 0) {
      const auto size =
          write(in.ours.number(), call.input.data() + given, call.input.size() - given);
      if (size > 0) given += static_cast<std::size_t>(size);
      if (size < 0 && errno != EAGAIN && errno != EINTR) given = call.input.size();
    }
    if (events[1].revents != 0) read_some(out.ours, result.out);
    if (events[2].revents != 0) read_some(err.ours, result.err);
  }
  in.ours.close();

  int status = 0;
  rusage usage{};
  while (wait4(child, &status, 0, &usage) < 0 && errno == EINTR) {
  }
  result.status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  result.max_memory_kb = usage.ru_maxrss;
  return result;
}

}  // namespace newsgrep::test
