#include "cli/help.hpp"

#include <algorithm>

#include "cli/terminal.hpp"

namespace newsgrep::cli {
namespace {

constexpr std::size_t width = 80;
constexpr std::size_t text_column = 24;

/// Returns two columns: `left`, and `text` wrapped beside it, or below when `left` is too long.
std::string entry(const std::string& left, std::string_view text) {
  std::string out = "  " + left;
  std::size_t column = out.size();
  if (column >= text_column) {
    out += "\n";
    column = 0;
  }
  for (const auto& line : wrap(text, width - text_column)) {
    out.append(text_column - column, ' ');
    out.append(text.substr(line.begin, line.end - line.begin)) += '\n';
    column = 0;
  }
  return out;
}

std::string entry(const Option& option) {
  std::string left;
  for (const auto name : option.names) (left += left.empty() ? "" : ", ") += name;
  const std::string value(option.value.name);
  if (!value.empty()) left += option.value.is_optional() ? "[=" + value + "]" : " " + value;
  return entry(left, option.help);
}

std::string usage(const Program& program) {
  auto line = "Usage: " + std::string(program.name) + " [OPTIONS]";
  for (const auto& positional : program.positionals) {
    line.append(" [").append(positional.name).append(positional.repeated ? "...]" : "]");
  }
  return line + "\n";
}

}  // namespace

std::vector<std::string_view> groups_of(const Program& program) {
  std::vector<std::string_view> groups;
  for (const auto& option : program.options) {
    const bool known = std::find(groups.begin(), groups.end(), option.group) != groups.end();
    if (!known && !option.group.empty()) groups.push_back(option.group);
  }
  return groups;
}

std::string help_text(const Program& program) {
  auto text = std::string(program.summary) + "\n" + usage(program);
  if (!program.positionals.empty()) text += "\nArguments:\n";
  for (const auto& each : program.positionals) text += entry(std::string(each.name), each.help);
  for (const auto group : groups_of(program)) {
    text.append("\n").append(group).append(":\n");
    for (const auto& option : program.options) {
      if (option.group == group) text += entry(option);
    }
  }
  if (!program.help_footer.empty()) text.append("\n").append(program.help_footer) += '\n';
  return text;
}

std::string name_and_version(const Program& program) {
  return std::string(program.name) + " " NEWSGREP_VERSION;
}

}  // namespace newsgrep::cli
