#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace newsgrep::cli {

/// A command line that makes no sense. If there is no hint, the user is told of --help.
class UsageError : public std::runtime_error {
 public:
  explicit UsageError(const std::string& message, std::string hint = {})
      : std::runtime_error(message), hint_(std::move(hint)) {}

  const std::string& hint() const { return hint_; }

 private:
  std::string hint_;
};

}  // namespace newsgrep::cli
