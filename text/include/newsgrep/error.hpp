#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace newsgrep {

/// What went wrong, by what a caller can do about it.
enum class ErrorCode {
  no_index,        ///< There is no index at the place given: build one, or name another place.
  wrong_format,    ///< The index was written by another version: build it again.
  wrong_settings,  ///< The index was built with other analysis settings than those asked for.
  corrupt,         ///< The index is damaged: build it again.
  index_changed,   ///< The index was rewritten again and again while it was read: try again.
  timed_out,       ///< The time was up before all was counted: give it more.
  locked,          ///< Another process is writing to the index: wait for it.
  io,              ///< The operating system refused a read or a write (full disk, permissions).
  bad_argument,    ///< The caller's input cannot be used as it is.
};

/// The one exception type of the newsgrep libraries. what() is one sentence without a full stop;
/// hint() says what to do and may be empty.
class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, const std::string& message, std::string hint = {})
      : std::runtime_error(message), code_(code), hint_(std::move(hint)) {}

  ErrorCode code() const noexcept { return code_; }
  const std::string& hint() const noexcept { return hint_; }

 private:
  ErrorCode code_;
  std::string hint_;
};

}  // namespace newsgrep
