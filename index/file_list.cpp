#include "index/file_list.hpp"

#include <charconv>

namespace newsgrep::index {
namespace {

std::string escaped(std::string_view path) {
  std::string out;
  for (const char c : path) {
    switch (c) {
      case '\n':
        out += "\\n";
        break;
      case '\t':
        out += "\\t";
        break;
      case '\\':
        out += "\\\\";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      out += text[i];
      continue;
    }
    const char c = text[++i];
    out += c == 'n' ? '\n' : c == 't' ? '\t' : c;
  }
  return out;
}

/// Takes a number and the tab after it off the front of `line`. Returns false if they are not
/// there.
template <typename Number>
bool take_number(std::string_view& line, Number& number) {
  const auto end = line.find('\t');
  if (end == std::string_view::npos) return false;
  const auto result = std::from_chars(line.data(), line.data() + end, number);
  if (result.ec != std::errc() || result.ptr != line.data() + end) return false;
  line.remove_prefix(end + 1);
  return true;
}

}  // namespace

std::string to_text(const FileList& files) {
  std::string text;
  for (const auto& [path, file] : files) {
    text += std::to_string(file.stamp.size_bytes) + '\t' + std::to_string(file.stamp.mtime_ns) +
            '\t' + (file.has_duplicates ? "1" : "0") + '\t' + escaped(path) + '\n';
  }
  return text;
}

FileList parse_file_list(std::string_view text) {
  FileList files;
  while (!text.empty()) {
    auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    IndexedFile file;
    unsigned duplicates = 0;
    if (take_number(line, file.stamp.size_bytes) && take_number(line, file.stamp.mtime_ns) &&
        take_number(line, duplicates)) {
      file.has_duplicates = duplicates != 0;
      files.emplace(unescaped(line), file);
    }
  }
  return files;
}

}  // namespace newsgrep::index
