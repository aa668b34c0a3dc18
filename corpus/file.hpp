#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace newsgrep::corpus {

/// The system's sentence for an error number, in lower case: `permission denied`.
std::string errno_reason(int error);

/// `67108864` as `64 MiB`; numbers that are no whole unit as bytes.
std::string describe_bytes(std::size_t bytes);

/// An open input. Owns its descriptor unless it is standard input.
class InputFile {
 public:
  /// Opens `path` for reading; or why not.
  static std::variant<InputFile, std::string> open(const std::filesystem::path& path);
  static InputFile standard_input() { return InputFile(0, false); }

  InputFile(InputFile&& other) noexcept
      : descriptor_(std::exchange(other.descriptor_, -1)), owned_(other.owned_) {}
  InputFile& operator=(InputFile&& other) noexcept;
  ~InputFile() { close(); }

  /// Appends up to `max_bytes` to `bytes`. Returns an empty string, or why reading failed; at the
  /// end of the input nothing is appended.
  std::string read_some(std::string& bytes, std::size_t max_bytes);

  /// The size in bytes as the file system tells it; 0 for pipes and the like.
  std::uint64_t size() const;

 private:
  InputFile(int descriptor, bool owned) : descriptor_(descriptor), owned_(owned) {}
  void close();

  int descriptor_ = -1;
  bool owned_ = false;
};

}  // namespace newsgrep::corpus
