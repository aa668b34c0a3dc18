#include "tests/faults/file_tree.hpp"

#include <sys/stat.h>

#include <fstream>
#include <iterator>

namespace newsgrep::test {
namespace fs = std::filesystem;
namespace {

Node read_node(const fs::directory_entry& entry) {
  switch (entry.symlink_status().type()) {
    case fs::file_type::directory:
      return {Node::Type::folder};
    case fs::file_type::fifo:
      return {Node::Type::pipe};
    case fs::file_type::symlink:
      return {Node::Type::broken_link};
    default:
      return {Node::Type::file, read_bytes(entry.path())};
  }
}

void write_node(const fs::path& path, const Node& node) {
  switch (node.type) {
    case Node::Type::folder:
      fs::create_directories(path);
      break;
    case Node::Type::pipe:
      mkfifo(path.c_str(), 0600);
      break;
    case Node::Type::broken_link:
      fs::create_symlink("nowhere", path);
      break;
    case Node::Type::file:
      std::ofstream(path, std::ios::binary) << node.bytes;
  }
}

}  // namespace

std::string read_bytes(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

FileTree read_tree(const fs::path& dir) {
  FileTree tree;
  if (!fs::exists(dir)) return tree;
  for (const auto& entry : fs::recursive_directory_iterator(dir)) {
    tree.emplace(entry.path().lexically_relative(dir).string(), read_node(entry));
  }
  return tree;
}

void change_tree(const fs::path& dir, const FileTree& now, const FileTree& wanted) {
  for (const auto& [path, node] : now) {
    const auto same = wanted.find(path);
    // A file that is written again is a new one: who has the old one open keeps it.
    if (same == wanted.end() || same->second != node) fs::remove_all(dir / path);
  }
  for (const auto& [path, node] : wanted) {
    const auto same = now.find(path);
    if (same == now.end() || same->second != node || !fs::exists(fs::symlink_status(dir / path))) {
      write_node(dir / path, node);
    }
  }
}

void write_tree(const fs::path& dir, const FileTree& wanted) {
  fs::remove_all(dir);
  fs::create_directories(dir);
  change_tree(dir, {}, wanted);
}

std::size_t fingerprint(const FileTree& tree) {
  std::string all;
  for (const auto& [path, node] : tree) {
    all += path + '\0' + std::to_string(static_cast<int>(node.type)) +
           std::to_string(node.bytes.size()) + '\0' + node.bytes;
  }
  return std::hash<std::string>()(all);
}

}  // namespace newsgrep::test
