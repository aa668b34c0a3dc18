#include "indexer/cli/details_text.hpp"

#include <array>
#include <ctime>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/counted.hpp"
#include "cli/terminal.hpp"
#include "indexer/cli/byte_size.hpp"

namespace newsgrep::cli {
namespace {

constexpr std::size_t name_width = 11;

void add_line(std::string& text, std::string_view name, const std::string& value) {
  text.append(name).append(name.size() < name_width ? name_width - name.size() : 1, ' ');
  text.append(value).append("\n");
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const auto& part : parts) (text += text.empty() ? "" : ", ") += part;
  return text;
}

std::uint64_t sum(const std::vector<NamedCount>& counts) {
  std::uint64_t sum = 0;
  for (const auto& each : counts) sum += each.count;
  return sum;
}

std::string languages(const IndexDetails& details) {
  std::vector<std::string> parts;
  for (const auto& [name, count] : details.languages) {
    parts.push_back(visible(name) + " " + grouped(count));
  }
  return joined(parts);
}

std::string kinds(const IndexDetails& details) {
  std::vector<std::string> parts;
  for (const auto& [name, count] : details.bytes) parts.push_back(name + " " + byte_size(count));
  return joined(parts);
}

std::string time_text(std::chrono::system_clock::time_point time) {
  const auto seconds = std::chrono::system_clock::to_time_t(time);
  std::tm local{};
  localtime_r(&seconds, &local);
  std::array<char, 64> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M:%S %Z", &local);
  return text.data();
}

std::string_view readers(IndexReaders readers) {
  switch (readers) {
    case IndexReaders::everybody:
      return "everybody";
    case IndexReaders::group:
      return "its owner and group";
    case IndexReaders::owner:
      break;
  }
  return "its owner only";
}

}  // namespace

std::string details_text(const IndexDetails& details) {
  std::string text;
  add_line(text, "index", visible(details.folder.string()));
  add_line(text, "articles", grouped(details.articles));
  add_line(text, "passages", grouped(details.passages));
  if (!details.languages.empty()) add_line(text, "languages", languages(details));
  add_line(text, "sources", grouped(details.sources));
  if (!details.first_day.empty()) {
    add_line(text, "dates", details.first_day + " to " + details.last_day);
  }
  add_line(text, "files", grouped(details.files_listed));
  add_line(text, "settings",
           "language " + visible(details.default_language) + ", " +
               (details.variant_lines == 0
                    ? std::string("no variants of your own")
                    : counted(details.variant_lines, "line", "lines") + " of variants"));
  add_line(text, "format", std::to_string(details.format));
  add_line(text, "published", time_text(details.published));
  add_line(text, "readable by", std::string(readers(details.readers)));
  add_line(text, "size", byte_size(sum(details.bytes)) + " (" + kinds(details) + ")");
  for (const auto& shard : details.shards) {
    add_line(text, shard.name,
             counted(shard.passages, "passage", "passages") + ", " +
                 (shard.dead_passages == 0 ? "none" : grouped(shard.dead_passages)) + " dead, " +
                 byte_size(shard.bytes));
  }
  return text;
}

}  // namespace newsgrep::cli
