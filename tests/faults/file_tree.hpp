#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>

namespace newsgrep::test {

/// What is at a path: a file with its bytes, or something else.
struct Node {
  enum class Type { file, folder, pipe, broken_link };
  Type type = Type::file;
  std::string bytes = {};
  friend bool operator==(const Node&, const Node&) = default;
};

/// All that is in a folder, by path relative to it. A folder stands before what is in it.
using FileTree = std::map<std::string, Node>;

/// Returns the bytes of a file; nothing if there is no such file.
std::string read_bytes(const std::filesystem::path& file);

/// Returns what is in the folder `dir`; nothing if there is no such folder.
FileTree read_tree(const std::filesystem::path& dir);

/// Makes the folder `dir`, which holds `now`, hold `wanted`; touches only what differs.
void change_tree(const std::filesystem::path& dir, const FileTree& now, const FileTree& wanted);

/// Makes the folder `dir` hold `wanted` and nothing else.
void write_tree(const std::filesystem::path& dir, const FileTree& wanted);

/// Returns a number that differs, but for rare chance, if the trees differ.
std::size_t fingerprint(const FileTree& tree);

}  // namespace newsgrep::test
