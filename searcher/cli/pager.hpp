#pragma once

#include <signal.h>
#include <sys/types.h>

#include <cstddef>
#include <ostream>
#include <streambuf>
#include <string>

namespace newsgrep::cli {

/// Returns the pager to run: $NEWSGREP_PAGER, else $PAGER, else less. Empty for no pager: the
/// variable is empty or `cat`. Pass null for a variable that is not set.
std::string pager_command(const char* newsgrep_pager, const char* pager);

/// Sends what is written to a stream to standard output, and through a pager as soon as it is
/// longer than the terminal. The stream is its own again when the PagedOutput is destroyed.
/// Quitting the pager ends the output quietly. As in git, Ctrl-C ends the search at once, and the
/// program as soon as the pager has given the terminal back.
class PagedOutput : public std::streambuf {
 public:
  PagedOutput(std::ostream& stream, std::string command, std::size_t width, std::size_t height);
  ~PagedOutput() override;
  PagedOutput(const PagedOutput&) = delete;
  PagedOutput& operator=(const PagedOutput&) = delete;

  /// Returns whether the pager has the screen.
  bool through_pager() const { return pager_ != 0; }

  /// Writes what is left and waits for the pager, if it runs.
  void finish();

 protected:
  int_type overflow(int_type c) override;
  std::streamsize xsputn(const char* text, std::streamsize size) override;

 private:
  bool write(const char* text, std::size_t size);
  bool begin();
  bool start_pager();

  std::ostream& stream_;
  std::streambuf* usual_;
  std::string command_;
  const std::size_t width_;
  std::size_t rows_left_;
  std::string held_;            ///< Output that may still go either way.
  std::size_t line_begin_ = 0;  ///< Where the last line of `held_` begins.
  bool begun_ = false;
  bool finished_ = false;
  pid_t pager_ = 0;
  int to_pager_ = -1;
  struct sigaction before_ {};  ///< What SIGINT did before the pager ran.
};

}  // namespace newsgrep::cli
