#include "tests/readme/page.hpp"

#include <algorithm>
#include <regex>

namespace newsgrep::test {
namespace {

constexpr std::string_view fence = "```";

/// Calls `see(line, offset_bytes, language)` for each line inside a block.
template <typename See>
void for_each_block_line(std::string_view page, See see) {
  bool inside = false;
  std::string_view language;
  for (std::size_t at = 0; at < page.size();) {
    const auto end = std::min(page.find('\n', at), page.size());
    const auto line = page.substr(at, end - at);
    if (line.starts_with(fence)) {
      inside = !inside;
      language = line.substr(fence.size());
    } else if (inside) {
      see(line, at, language);
    }
    at = end + 1;
  }
}

}  // namespace

std::vector<ShownCommand> commands_of(std::string_view page) {
  std::vector<ShownCommand> commands;
  for_each_block_line(page, [&](auto line, std::size_t at, auto language) {
    if (language != "console") return;
    const auto after = at + line.size() + 1;
    const auto text = std::string(line.substr(std::min<std::size_t>(2, line.size())));
    if (line.starts_with("$ ")) {
      const auto number = 1 + std::count(page.begin(), page.begin() + static_cast<long>(at), '\n');
      commands.push_back({static_cast<std::size_t>(number), text, "", after});
    } else if (commands.empty()) {
      return;
    } else if (line.starts_with("> ") && commands.back().output.empty()) {
      commands.back().text += "\n" + text;
      commands.back().output_begin_bytes = after;
    } else {
      commands.back().output += std::string(line) + "\n";
    }
  });
  return commands;
}

std::vector<std::string> lines_of_blocks(std::string_view page, std::string_view language) {
  std::vector<std::string> lines;
  for_each_block_line(page, [&](auto line, std::size_t, auto of) {
    if (of == language) lines.emplace_back(line);
  });
  return lines;
}

std::vector<std::string> table_of(std::string_view page, std::string_view header) {
  std::vector<std::string> rows;
  auto at = page.find("\n" + std::string(header));
  while (at < page.size() && page.substr(at + 1).starts_with("|")) {
    const auto end = std::min(page.find('\n', at + 1), page.size());
    rows.emplace_back(page.substr(at + 1, end - at - 1));
    at = end;
  }
  return rows;
}

std::string first_cell(std::string_view row) {
  constexpr std::string_view begin = "| ";
  const auto end = row.find(" |", begin.size());
  return std::string(row.substr(begin.size(), end - begin.size()));
}

std::vector<std::string> linked_files(std::string_view page) {
  static const std::regex link(R"(\]\(([^)#:]+)[^):]*\)|src="([^":]+)\")");
  std::vector<std::string> files;
  const std::string text(page);
  for (std::sregex_iterator match(text.begin(), text.end(), link), end; match != end; ++match) {
    files.push_back((*match)[1].matched ? (*match)[1].str() : (*match)[2].str());
  }
  return files;
}

}  // namespace newsgrep::test
