#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace newsgrep {

/// The kinds of error, told apart by what a caller can do.
enum class ErrorCode {
  no_index,        ///< No index is at the given place. Build one or name another place.
  wrong_format,    ///< Another version wrote the index. Build it again.
  wrong_settings,  ///< The index has other analysis settings than the caller asked for. Drop the
                   ///< settings or build the index again.
  corrupt,         ///< The index is damaged. Repair it or build it again.
  index_changed,   ///< The index was rewritten several times during the call. Call again.
  timed_out,       ///< The time limit passed before all was counted. Call with a longer limit.
  locked,          ///< Another process writes to the index. Wait for it.
  io,              ///< The system refused to read or write: a full disk, missing permission.
  bad_argument,    ///< An argument cannot be used. Change it as hint() says.
};

/// The only exception that the newsgrep libraries throw for a broken world or a wrong argument. A
/// standard exception may still pass when memory runs out.
class Error : public std::runtime_error {
 public:
  /// Makes an error. `message` says what happened, in one sentence without a full stop; what()
  /// returns it. `hint` says what to do; empty if there is nothing to say.
  Error(ErrorCode code, const std::string& message, std::string hint = {})
      : std::runtime_error(message), code_(code), hint_(std::move(hint)) {}

  /// Returns the kind of error.
  ErrorCode code() const noexcept { return code_; }
  /// Returns what the user can do, in one sentence without a full stop; empty if unknown.
  const std::string& hint() const noexcept { return hint_; }

 private:
  ErrorCode code_;
  std::string hint_;
};

}  // namespace newsgrep
