#pragma once

#include <xapian.h>

#include <cerrno>
#include <string>
#include <utility>

#include "newsgrep/error.hpp"

namespace newsgrep::indexer {

/// What a Xapian exception means to a user; the one place that knows.
inline Error to_error(const Xapian::Error& error) {
  const std::string message = error.get_msg();
  const std::string type = error.get_type();
  if (type == "DatabaseModifiedError") {
    return {ErrorCode::index_changed, "the index was rewritten while it was read", "try again"};
  }
  if (type == "DatabaseLockError") {
    return {ErrorCode::locked, "a shard of the index is locked by another program: " + message};
  }
  if (type == "DatabaseVersionError") {
    return {ErrorCode::wrong_format, "the index was written by another version of Xapian",
            "build it again with newsgrep-index --rebuild"};
  }
  const char* system = error.get_error_string();
  const bool missing = type == "DatabaseNotFoundError" || type == "DatabaseOpeningError";
  if (system != nullptr && !missing) {
    return {ErrorCode::io, message + ": " + system, "check the disk and the permissions"};
  }
  return {ErrorCode::corrupt, "the index cannot be read: " + message,
          "build it again with newsgrep-index --rebuild"};
}

/// Runs `work`; a Xapian exception leaves as an Error.
template <typename Work>
auto guard_xapian(Work&& work) -> decltype(work()) {
  try {
    return std::forward<Work>(work)();
  } catch (const Xapian::Error& error) {
    throw to_error(error);
  }
}

}  // namespace newsgrep::indexer
