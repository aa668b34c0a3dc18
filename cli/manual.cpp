#include "cli/manual.hpp"

#include <algorithm>
#include <sstream>
#include <string_view>

#include "cli/option_facts.hpp"

namespace newsgrep::cli {
namespace {

constexpr std::string_view section_number = "1";

/// Plain text for roff: nothing in it is a request or an escape.
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

void write(std::ostream& out, const OptionFacts& option, const Manual& manual) {
  std::string tag;
  for (const auto& name : option.names()) (tag += tag.empty() ? "" : ", ") += bold(name);
  if (option.value_optional) {
    tag += "[=" + italic(option.value) + "]";
  } else if (!option.value.empty()) {
    tag += " " + italic(option.value);
  }
  out << ".TP\n" << tag << '\n' << plain(option.summary) << ".\n";
  const auto more = manual.details.find(option.main_name());
  if (more != manual.details.end()) out << plain(more->second) << '\n';
}

void write_options(std::ostream& out, const CLI::App& app, const Manual& manual) {
  const auto options = options_of(app);
  std::vector<std::string> groups;
  for (const auto& option : options) {
    if (std::find(groups.begin(), groups.end(), option.group) == groups.end()) {
      groups.push_back(option.group);
    }
  }
  out << ".SH OPTIONS\n";
  for (const auto& group : groups) {
    if (groups.size() > 1) out << ".SS " << group << '\n';
    for (const auto& option : options) {
      if (option.group == group) write(out, option, manual);
    }
  }
}

}  // namespace

ManualBlock paragraph(std::string text) {
  return {ManualBlock::Kind::paragraph, std::move(text), {}};
}

ManualBlock item(std::string tag, std::string text) {
  return {ManualBlock::Kind::item, std::move(text), std::move(tag)};
}

ManualBlock example(std::string text) {
  return {ManualBlock::Kind::example, std::move(text), {}};
}

std::string manual_page(const CLI::App& app, const Manual& manual) {
  std::ostringstream out;
  auto title = app.get_name();
  std::transform(title.begin(), title.end(), title.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  out << ".TH " << plain(title) << ' ' << section_number << " \"\" \"" << plain(app.version())
      << "\" \"User Commands\"\n";
  out << ".SH NAME\n" << plain(app.get_name()) << " \\- " << plain(manual.summary) << '\n';
  out << ".SH SYNOPSIS\n";
  for (const auto& line : manual.synopsis) {
    if (&line != &manual.synopsis.front()) out << ".br\n";
    out << bold(app.get_name()) << ' ' << plain(line) << '\n';
  }
  write(out, manual.before_options);
  write_options(out, app, manual);
  write(out, manual.after_options);
  return out.str();
}

}  // namespace newsgrep::cli
