#include "searcher/cli/pager.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/terminal.hpp"

namespace newsgrep::cli {
namespace {

// What the handler of signals knows of the pager that runs; there is one at a time.
volatile pid_t running_pager = 0;
volatile int input_of_running_pager = -1;

/// Ends the pager's input, and the program when the pager has ended.
extern "C" void end_with_pager(int number) {
  close(input_of_running_pager);
  while (waitpid(running_pager, nullptr, 0) < 0 && errno == EINTR) {
  }
  raise(number);  // SA_RESETHAND has put the usual action back.
}

/// Returns the action before, to be put back.
struct sigaction end_with_pager_when_interrupted() {
  struct sigaction before {};
  sigaction(SIGINT, nullptr, &before);
  if (before.sa_handler == SIG_IGN) return before;
  struct sigaction action {};
  action.sa_handler = end_with_pager;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigaction(SIGINT, &action, nullptr);
  return before;
}

/// Characters for which a command needs the shell.
constexpr std::string_view shell_characters = "|&;<>()$`\\\"' \t\n*?[#~=%";

/// Returns the rows of a terminal that `line` takes; it may have colours and links in it.
std::size_t rows_of(std::string_view line, std::size_t width) {
  std::string shown;
  for (std::size_t at = 0; at < line.size();) {
    if (line[at] != '\x1B') {
      shown += line[at++];
      continue;
    }
    const bool is_link = line.substr(at).starts_with("\x1b]");
    const auto end = is_link ? line.find("\x1b\\", at) : line.find('m', at);
    at = end == std::string_view::npos ? line.size() : end + (is_link ? 2 : 1);
  }
  const auto columns = display_width(shown);
  return columns == 0 ? 1 : (columns + width - 1) / width;
}

std::vector<std::string> arguments_of(const std::string& command) {
  if (command.find_first_of(shell_characters) != std::string::npos) {
    return {"/bin/sh", "-c", command};
  }
  return {command};
}

}  // namespace

std::string pager_command(const char* newsgrep_pager, const char* pager) {
  const char* command = newsgrep_pager != nullptr ? newsgrep_pager : pager;
  if (command == nullptr) return "less";
  return std::string_view(command) == "cat" ? "" : command;
}

PagedOutput::PagedOutput(std::ostream& stream, std::string command, std::size_t width,
                         std::size_t height)
    : stream_(stream),
      usual_(stream.rdbuf()),
      command_(std::move(command)),
      width_(width),
      rows_left_(height) {
  stream_.flush();
  stream_.rdbuf(this);
}

PagedOutput::~PagedOutput() {
  finish();
}

void PagedOutput::finish() {
  if (finished_) return;
  finished_ = true;
  stream_.rdbuf(usual_);  // Clears the failure of a pager that was quit.
  if (!begun_) {
    stream_ << held_;
    return;
  }
  if (pager_ == 0) return;
  signal(SIGINT, SIG_IGN);  // All is written; the rest is the pager's.
  close(to_pager_);
  while (waitpid(pager_, nullptr, 0) < 0 && errno == EINTR) {
  }
  sigaction(SIGINT, &before_, nullptr);
}

PagedOutput::int_type PagedOutput::overflow(int_type c) {
  if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
  const char one = traits_type::to_char_type(c);
  return xsputn(&one, 1) == 1 ? c : traits_type::eof();
}

std::streamsize PagedOutput::xsputn(const char* text, std::streamsize size) {
  if (begun_) return write(text, static_cast<std::size_t>(size)) ? size : 0;
  held_.append(text, static_cast<std::size_t>(size));
  for (auto end = held_.find('\n', line_begin_); end != std::string::npos;
       end = held_.find('\n', line_begin_)) {
    const auto rows =
        rows_of(std::string_view(held_).substr(line_begin_, end - line_begin_), width_);
    if (rows >= rows_left_) return begin() ? size : 0;
    rows_left_ -= rows;
    line_begin_ = end + 1;
  }
  return size;
}

bool PagedOutput::begin() {
  begun_ = true;
  if (!start_pager()) pager_ = 0;
  const auto held = std::exchange(held_, {});
  return write(held.data(), held.size());
}

bool PagedOutput::start_pager() {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return false;
  setenv("LESS", "FRX", 0);
  const auto words = arguments_of(command_);
  std::vector<char*> arguments;
  for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
  const int failed =
      posix_spawnp(&pager_, arguments[0], &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[0]);
  if (failed != 0) {
    close(ends[1]);
    return false;
  }
  to_pager_ = ends[1];
  running_pager = pager_;
  input_of_running_pager = to_pager_;
  before_ = end_with_pager_when_interrupted();
  signal(SIGPIPE, SIG_IGN);
  return true;
}

bool PagedOutput::write(const char* text, std::size_t size) {
  if (pager_ == 0) return usual_->sputn(text, static_cast<std::streamsize>(size)) >= 0;
  while (size > 0) {
    const auto written = ::write(to_pager_, text, size);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    text += written;
    size -= static_cast<std::size_t>(written);
  }
  return true;
}

}  // namespace newsgrep::cli
