#include "index/stub.hpp"

#include <fstream>
#include <iterator>

#include "index/format.hpp"

namespace newsgrep::index {
namespace {

constexpr std::string_view shard_keyword = "auto ";
constexpr std::string_view file_list_keyword = "# newsgrep files ";
constexpr std::string_view dead_passages_keyword = "# newsgrep dead ";

}  // namespace

std::string to_text(const Stub& stub) {
  std::string text;
  const auto add_name = [&](std::string_view keyword, const std::string& name) {
    if (!name.empty()) text.append(keyword).append(name).append("\n");
  };
  add_name(file_list_keyword, stub.file_list);
  add_name(dead_passages_keyword, stub.dead_passages);
  for (const auto& shard : stub.shards) text.append(shard_keyword).append(shard).append("\n");
  return text;
}

Stub parse_stub(std::string_view text) {
  Stub stub;
  while (!text.empty()) {
    const auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (line.starts_with(shard_keyword)) {
      stub.shards.emplace_back(line.substr(shard_keyword.size()));
    } else if (line.starts_with(file_list_keyword)) {
      stub.file_list = line.substr(file_list_keyword.size());
    } else if (line.starts_with(dead_passages_keyword)) {
      stub.dead_passages = line.substr(dead_passages_keyword.size());
    }
  }
  return stub;
}

std::optional<Stub> read_stub(const std::filesystem::path& index_dir) {
  std::ifstream in(index_dir / stub_file_name, std::ios::binary);
  if (!in) return std::nullopt;
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  return parse_stub(text);
}

}  // namespace newsgrep::index
