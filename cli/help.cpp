#include "cli/help.hpp"

#include <string>
#include <utility>

#include "cli/option_facts.hpp"
#include "cli/terminal.hpp"

namespace newsgrep::cli {
namespace {

constexpr std::size_t width = 80;
constexpr std::size_t summary_column = 24;

class HelpFormatter : public CLI::Formatter {
 public:
  HelpFormatter() { column_width(summary_column); }

  std::string make_option_name(const CLI::Option* option, bool is_positional) const override {
    if (is_positional) return option->get_name(true, false);
    std::string names;
    for (const auto& name : facts_of(*option).names()) names += ", " + name;
    return names.substr(std::string_view(", ").size());
  }

  std::string make_option_opts(const CLI::Option* option) const override {
    const auto facts = facts_of(*option);
    if (facts.value.empty() || option->get_positional()) return "";
    return facts.value_optional ? "[=" + facts.value + "]" : " " + facts.value;
  }

  std::string make_option_desc(const CLI::Option* option) const override {
    const auto summary = CLI::Formatter::make_option_desc(option);
    std::string lines;
    for (const auto& line : wrap(summary, width - summary_column)) {
      lines += (lines.empty() ? "" : "\n") + summary.substr(line.begin, line.end - line.begin);
    }
    return lines;
  }

  std::string make_help(const CLI::App* app, std::string name,
                        CLI::AppFormatMode mode) const override {
    auto text = CLI::Formatter::make_help(app, std::move(name), mode);
    // CLI11 puts two empty lines between groups.
    for (auto at = text.find("\n\n\n"); at != std::string::npos; at = text.find("\n\n\n", at)) {
      text.erase(at, 1);
    }
    return text;
  }
};

}  // namespace

std::shared_ptr<CLI::FormatterBase> make_help_formatter() {
  return std::make_shared<HelpFormatter>();
}

}  // namespace newsgrep::cli
