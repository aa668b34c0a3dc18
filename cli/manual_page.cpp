#include "cli/manual_page.hpp"

#include <algorithm>
#include <map>
#include <sstream>
#include <string_view>
#include <vector>

#include "cli/help.hpp"

namespace newsgrep::cli {
namespace {

constexpr std::string_view section_number = "1";

/// Returns `text` for roff, in which nothing is a request or an escape.
std::string plain(std::string_view text) {
  static const std::map<char, std::string_view> written = {
      {'\\', "\\e"}, {'-', "\\-"}, {'\'', "\\(aq"}, {'`', "\\(ga"}, {'^', "\\(ha"}, {'~', "\\(ti"}};
  std::string out;
  bool line_begins = true;
  for (const char c : text) {
    if (line_begins && (c == '.' || c == '\'')) out += "\\&";
    line_begins = c == '\n';
    const auto found = written.find(c);
    found != written.end() ? out += found->second : out += c;
  }
  return out;
}

std::string bold(std::string_view text) {
  return "\\fB" + plain(text) + "\\fR";
}

std::string italic(std::string_view text) {
  return "\\fI" + plain(text) + "\\fR";
}

void write(std::ostream& out, const ManualBlock& block) {
  switch (block.kind) {
    case ManualBlock::Kind::paragraph:
      out << ".PP\n" << plain(block.text) << '\n';
      break;
    case ManualBlock::Kind::item:
      out << ".TP\n" << bold(block.tag) << '\n' << plain(block.text) << '\n';
      break;
    case ManualBlock::Kind::example:
      out << ".PP\n.EX\n" << plain(block.text) << "\n.EE\n";
      break;
  }
}

void write(std::ostream& out, const std::vector<ManualSection>& sections) {
  for (const auto& section : sections) {
    out << ".SH " << section.title << '\n';
    for (const auto& block : section.blocks) write(out, block);
  }
}

void write(std::ostream& out, const Option& option) {
  std::string tag;
  for (const auto name : option.names) (tag += tag.empty() ? "" : ", ") += bold(name);
  if (option.value.is_optional()) {
    tag += "[=" + italic(option.value.name) + "]";
  } else if (!option.value.name.empty()) {
    tag += " " + italic(option.value.name);
  }
  out << ".TP\n" << tag << '\n' << plain(option.help) << ".\n";
  if (!option.manual.empty()) out << plain(option.manual) << '\n';
}

void write_options(std::ostream& out, const Program& program) {
  const auto groups = groups_of(program);
  out << ".SH OPTIONS\n";
  for (const auto group : groups) {
    if (groups.size() > 1) out << ".SS " << group << '\n';
    for (const auto& option : program.options) {
      if (option.group == group) write(out, option);
    }
  }
}

}  // namespace

std::string manual_page(const Program& program) {
  const auto manual = program.manual();
  std::ostringstream out;
  std::string title(program.name);
  std::transform(title.begin(), title.end(), title.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  out << ".TH " << plain(title) << ' ' << section_number << " \"\" \""
      << plain(name_and_version(program)) << "\" \"User Commands\"\n";
  out << ".SH NAME\n" << plain(program.name) << " \\- " << plain(manual.summary) << '\n';
  out << ".SH SYNOPSIS\n";
  for (const auto& line : manual.synopsis) {
    if (&line != &manual.synopsis.front()) out << ".br\n";
    out << bold(program.name) << ' ' << plain(line) << '\n';
  }
  write(out, manual.before_options);
  write_options(out, program);
  write(out, manual.after_options);
  return out.str();
}

}  // namespace newsgrep::cli
