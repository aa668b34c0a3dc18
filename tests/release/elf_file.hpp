#pragma once

#include <link.h>

#include <filesystem>
#include <string>
#include <vector>

namespace newsgrep::test {

/// What the headers of a program or library say about how the system loads it. Read of files of
/// this machine's own word size and byte order.
class ElfFile {
 public:
  /// Reads the file. Throws std::runtime_error if it is no such file.
  explicit ElfFile(const std::filesystem::path& path);

  /// Returns the type of the file, ET_DYN or another.
  unsigned type() const { return type_; }

  /// Returns the segments of a type.
  std::vector<ElfW(Phdr)> segments(unsigned type) const;

  /// Returns the values that the dynamic section has under a tag.
  std::vector<ElfW(Xword)> dynamic(ElfW(Sxword) tag) const;

  /// Returns true if the file takes the function `name` from a library.
  bool imports(const std::string& name) const;

 private:
  /// Returns the offset in the file of what is loaded at `address`.
  std::size_t offset_of(ElfW(Addr) address) const;

  std::string bytes_;
  unsigned type_ = 0;
  std::vector<ElfW(Phdr)> segments_;
  std::vector<ElfW(Dyn)> dynamic_;
};

}  // namespace newsgrep::test
