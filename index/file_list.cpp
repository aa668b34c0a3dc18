#include "index/file_list.hpp"

#include <charconv>

#include "index/bytes/file_errors.hpp"

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

constexpr std::size_t hash_digits = 16;

void append_hash(std::string& text, std::uint64_t hash) {
  constexpr std::string_view digits = "0123456789abcdef";
  for (auto shift = 4 * hash_digits; shift > 0; shift -= 4)
    text += digits[(hash >> (shift - 4)) & 15];
}

/// Takes the front of `line` up to a tab, and the tab, off `line`. Returns false if there is none.
bool take_field(std::string_view& line, std::string_view& field) {
  const auto end = line.find('\t');
  if (end == std::string_view::npos) return false;
  field = line.substr(0, end);
  line.remove_prefix(end + 1);
  return true;
}

/// Takes a number and the tab after it off the front of `line`. Returns false if they are not
/// there, as to_text() writes them.
template <typename Number>
bool take_number(std::string_view& line, Number& number, int base = 10) {
  std::string_view field;
  if (!take_field(line, field)) return false;
  const auto* end = field.data() + field.size();
  const auto result = std::from_chars(field.data(), end, number, base);
  return result.ec == std::errc() && result.ptr == end;
}

bool take_hash(std::string_view& line, std::uint64_t& hash) {
  return line.find('\t') == hash_digits && take_number(line, hash, 16);
}

bool take_flag(std::string_view& line, bool& flag) {
  std::string_view field;
  if (!take_field(line, field) || (field != "0" && field != "1")) return false;
  flag = field == "1";
  return true;
}

}  // namespace

std::string to_text(const FileList& files) {
  std::string text;
  for (const auto& [path, file] : files) {
    const auto& stamp = file.stamp;
    text += std::to_string(stamp.size_bytes) + '\t' + std::to_string(stamp.mtime_ns) + '\t' +
            std::to_string(stamp.ctime_ns) + '\t' + std::to_string(stamp.inode) + '\t';
    append_hash(text, file.content_hash);
    text += file.has_duplicates ? "\t1\t" : "\t0\t";
    text += escaped(path) + '\n';
  }
  return text;
}

FileList parse_file_list(std::string_view text) {
  FileList files;
  while (!text.empty()) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) throw damaged_index("its list of files");
    auto line = text.substr(0, end);
    text.remove_prefix(end + 1);
    IndexedFile file;
    auto& stamp = file.stamp;
    const bool whole = take_number(line, stamp.size_bytes) && take_number(line, stamp.mtime_ns) &&
                       take_number(line, stamp.ctime_ns) && take_number(line, stamp.inode) &&
                       take_hash(line, file.content_hash) && take_flag(line, file.has_duplicates);
    // Neither a tab nor a path that comes twice is as to_text() writes it.
    if (!whole || line.find('\t') != std::string_view::npos ||
        !files.emplace(unescaped(line), file).second) {
      throw damaged_index("its list of files");
    }
  }
  return files;
}

}  // namespace newsgrep::index
