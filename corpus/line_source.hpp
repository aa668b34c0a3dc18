#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/encoding.hpp"
#include "corpus/file.hpp"

namespace newsgrep::corpus {

/// Reads an input line by line, holding one line and one chunk at a time, whatever its size.
/// Skips a byte order mark; UTF-16 that has one arrives as UTF-8.
class LineSource {
 public:
  enum class Status {
    line,      ///< `line` is the next line, without its line break.
    too_long,  ///< The next line has more than max_line_bytes; it was passed over.
    end,       ///< Nothing is left.
    failed,    ///< The input cannot be read on; see failure().
  };

  LineSource(InputFile file, std::size_t max_line_bytes);

  /// Steps to the next line. `line` is valid until the next call.
  Status next(std::string_view& line);

  /// The 1-based number of the line that next() gave last.
  std::size_t line_number() const { return line_number_; }

  /// Why the input cannot be text at all, judged by its first chunk; see binary_reason().
  std::optional<std::string> binary_reason();

  const std::string& failure() const { return failure_; }

 private:
  bool fill();  // reads one chunk; false at the end or on failure

  InputFile file_;
  std::size_t max_line_bytes_;
  std::string buffer_;
  std::size_t begin_ = 0;  // what is before it in buffer_ was handed out
  std::string raw_;        // a chunk in UTF-16, on its way to buffer_
  std::optional<Utf16Decoder> utf16_;
  bool started_ = false;
  bool ended_ = false;
  std::optional<std::string> binary_reason_;
  std::string failure_;
  std::size_t line_number_ = 0;
};

}  // namespace newsgrep::corpus
