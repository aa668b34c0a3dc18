#include "index/stub.hpp"

#include <array>
#include <charconv>
#include <cstdio>
#include <utility>

#include "index/bytes/file_errors.hpp"
#include "index/bytes/regular_file.hpp"
#include "index/format.hpp"
#include "newsgrep/error.hpp"
#include "text/stable_hash.hpp"

namespace newsgrep::index {
namespace {

// Lines of the stub, in their order.
constexpr std::string_view every_line = "# newsgrep ";
constexpr std::string_view first_line = "# newsgrep index ";
constexpr std::string_view file_list_line = "# newsgrep files ";
constexpr std::string_view dead_passages_line = "# newsgrep dead ";
constexpr std::string_view shard_line = "# newsgrep shard ";
constexpr std::string_view xapian_line = "auto ";
constexpr std::string_view last_line = "# newsgrep end ";

constexpr std::size_t hash_digits = 16;

Error damaged() {
  return damaged_index("the list of its parts, " + std::string(stub_file_name));
}

std::string to_text(std::uint64_t hash) {
  std::array<char, hash_digits + 1> digits{};
  std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(hash));
  return digits.data();
}

/// Takes a line off the front of `text` and returns it without its end.
std::string_view take_line(std::string_view& text) {
  const auto end = text.find('\n');
  if (end == std::string_view::npos) throw damaged();
  const auto line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

std::uint64_t parse_hash(std::string_view digits) {
  std::uint64_t hash = 0;
  const auto* const end = digits.data() + digits.size();
  const auto result = std::from_chars(digits.data(), end, hash, 16);
  if (digits.size() != hash_digits || result.ec != std::errc() || result.ptr != end) {
    throw damaged();
  }
  return hash;
}

/// Returns true if `name` is `prefix` and a number of four digits or more.
bool is_numbered(std::string_view name, std::string_view prefix) {
  constexpr std::size_t min_digits = 4;
  constexpr std::size_t max_digits = 18;
  if (!name.starts_with(prefix)) return false;
  const auto digits = name.substr(prefix.size());
  return digits.size() >= min_digits && digits.size() <= max_digits &&
         digits.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Returns what the rest of a line names: `NAME HASH`. The name is `prefix` and a number.
HashedName parse_name(std::string_view rest, std::string_view prefix) {
  const auto space = rest.find(' ');
  if (space == std::string_view::npos || !is_numbered(rest.substr(0, space), prefix)) {
    throw damaged();
  }
  return {std::string(rest.substr(0, space)), parse_hash(rest.substr(space + 1))};
}

/// Returns the number of the format in the first line of a stub; the last format without such a
/// line if there is none.
unsigned version_of(std::string_view text) {
  constexpr unsigned last_without_line = 7;
  if (!text.starts_with(first_line)) return last_without_line;
  text.remove_prefix(first_line.size());
  unsigned version = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), version);
  if (result.ec != std::errc() || result.ptr == text.data() + text.size() || *result.ptr != '\n') {
    throw damaged();
  }
  return version;
}

/// Throws unless the text begins as stubs of this version do.
void check_version(std::string_view text, const std::filesystem::path& index_dir) {
  if (!looks_like_stub(text)) {
    throw Error(ErrorCode::wrong_format, index_dir.string() + " is not an index of newsgrep",
                "Name another folder with --index");
  }
  const auto version = version_of(text);
  if (version == format_version) return;
  throw Error(ErrorCode::wrong_format,
              "The index in " + index_dir.string() + " has " +
                  (text.starts_with(first_line) ? "" : "at most ") + "format " +
                  std::to_string(version) + "; this newsgrep reads format " +
                  std::to_string(format_version),
              version > format_version
                  ? "A newer newsgrep made it: use that one, or another index with --index"
                  : std::string(rebuild_hint));
}

}  // namespace

std::string to_text(const Stub& stub) {
  auto text = std::string(first_line) + std::to_string(format_version) + "\n";
  const auto add_name = [&](std::string_view line, const HashedName& named) {
    text.append(line).append(named.name).append(" ").append(to_text(named.hash)).append("\n");
  };
  add_name(file_list_line, stub.file_list);
  if (!stub.dead_passages.name.empty()) add_name(dead_passages_line, stub.dead_passages);
  for (const auto& shard : stub.shards) {
    add_name(shard_line, shard);
    text.append(xapian_line).append(shard.name).append("\n");
  }
  return text + std::string(last_line) + to_text(text::stable_hash(text)) + "\n";
}

Stub parse_stub(std::string_view text, const std::filesystem::path& index_dir) {
  check_version(text, index_dir);
  const auto end_at = text.rfind(last_line);
  if (end_at == std::string_view::npos) throw damaged();
  auto end = text.substr(end_at);
  const auto hash = parse_hash(take_line(end).substr(last_line.size()));
  if (!end.empty() || hash != text::stable_hash(text.substr(0, end_at))) throw damaged();

  Stub stub;
  auto lines = text.substr(0, end_at);
  take_line(lines);  // The version.
  while (!lines.empty()) {
    const auto line = take_line(lines);
    if (line.starts_with(file_list_line)) {
      stub.file_list = parse_name(line.substr(file_list_line.size()), file_list_prefix);
    } else if (line.starts_with(dead_passages_line)) {
      stub.dead_passages = parse_name(line.substr(dead_passages_line.size()), dead_passages_prefix);
    } else if (line.starts_with(shard_line)) {
      stub.shards.push_back(parse_name(line.substr(shard_line.size()), shard_prefix));
    }
  }
  if (to_text(stub) != text) throw damaged();
  return stub;
}

bool has_own_hash(std::string_view text) {
  const auto end = text.rfind(last_line);
  if (end == std::string_view::npos) return false;
  const auto digits = text.substr(end + last_line.size());
  std::uint64_t hash = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), hash, 16);
  return hash == text::stable_hash(text.substr(0, end));
}

bool looks_like_stub(std::string_view text) {
  return text.starts_with(every_line);
}

std::optional<std::string> read_stub_text(const std::filesystem::path& index_dir) {
  return read_file(index_dir / stub_file_name);
}

std::string read_list(const std::filesystem::path& index_dir, const HashedName& list) {
  auto content = read_file(index_dir / list.name);
  if (!content || text::stable_hash(*content) != list.hash) {
    throw damaged_index("its list " + (index_dir / list.name).string());
  }
  return std::move(*content);
}

}  // namespace newsgrep::index
