#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/encoding.hpp"
#include "corpus/file.hpp"

namespace newsgrep::corpus {

/// Reads an input of any size line by line; holds one line and one chunk of it. Skips a byte order
/// mark and turns UTF-16 that has one into UTF-8.
class LineSource {
 public:
  enum class Status {
    line,      ///< There is a next line.
    too_long,  ///< The next line is longer than max_line_bytes and was passed over.
    end,       ///< The input is at its end.
    failed,    ///< The input cannot be read any more; failure() says why.
  };

  LineSource(InputFile file, std::size_t max_line_bytes);

  /// Steps to the next line. If there is one, sets `line` to it without its line break; valid until
  /// the next call.
  Status next(std::string_view& line);

  /// Returns the number, counted from 1, of the line that next() stepped to last.
  std::size_t line_number() const { return line_number_; }

  /// Returns why the input cannot be text, told by its first chunk; nothing if it can be text.
  std::optional<std::string> binary_reason();

  /// Returns why the input cannot be read any more; empty if it can.
  const std::string& failure() const { return failure_; }

 private:
  bool fill();  // reads a chunk; returns false at the end and on failure

  InputFile file_;
  std::size_t max_line_bytes_;
  std::string buffer_;
  std::size_t begin_ = 0;  // start of the next line in buffer_
  std::string raw_;        // a chunk in UTF-16 that is not decoded yet
  std::optional<Utf16Decoder> utf16_;
  bool started_ = false;
  bool ended_ = false;
  std::optional<std::string> binary_reason_;
  std::string failure_;
  std::size_t line_number_ = 0;
};

}  // namespace newsgrep::corpus
