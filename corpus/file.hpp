#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace newsgrep::corpus {

/// Returns the system's message for an error number, starting in lower case: `permission denied`.
std::string errno_reason(int error);

/// Returns a size in MiB, KiB or bytes, whichever is the largest unit without a fraction: `64 MiB`.
std::string describe_bytes(std::size_t bytes);

/// An open input. Closes its descriptor at the end, unless it is standard input.
class InputFile {
 public:
  /// Opens the file at `path`. Returns a Problem::reason if it cannot be read or is a folder.
  static std::variant<InputFile, std::string> open(const std::filesystem::path& path);
  /// Returns standard input, which stays open.
  static InputFile standard_input() { return InputFile(0, false); }

  InputFile(InputFile&& other) noexcept
      : descriptor_(std::exchange(other.descriptor_, -1)), owned_(other.owned_) {}
  InputFile& operator=(InputFile&& other) noexcept;
  ~InputFile() { close(); }

  /// Appends up to `max_bytes` to `bytes`; nothing at the end of the input. Returns an empty
  /// string, or a Problem::reason if reading failed.
  std::string read_some(std::string& bytes, std::size_t max_bytes);

  /// Returns the size in bytes as the file system knows it; 0 for pipes and the like.
  std::uint64_t size() const;

 private:
  InputFile(int descriptor, bool owned) : descriptor_(descriptor), owned_(owned) {}
  void close();

  int descriptor_ = -1;
  bool owned_ = false;
};

}  // namespace newsgrep::corpus
