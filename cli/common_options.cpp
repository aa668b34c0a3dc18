#include "cli/common_options.hpp"

#include <string>

#include "cli/completion.hpp"
#include "cli/help.hpp"
#include "cli/manual_page.hpp"
#include "cli/option_values.hpp"
#include "cli/program.hpp"

namespace newsgrep::cli {
namespace {

constexpr std::string_view others = "Other options";

}  // namespace

Option index_option(std::filesystem::path& index_dir, std::string_view group) {
  return {
      .names = {"--index"},
      .value = {.name = "DIR", .completes = Completes::folders, .repeated = Repeated::last_counts},
      .group = group,
      .help = "Folder of the index (default: $NEWSGREP_INDEX or $XDG_DATA_HOME/newsgrep/index)",
      .apply = [&](const std::string& value) { index_dir = not_empty(value); }};
}

void add_common_options(std::vector<Option>& options) {
  options.push_back({.names = {"--completion"},
                     .value = {.name = "SHELL", .choices = completion_shells()},
                     .group = others,
                     .help = "Print a completion script for a shell: bash, zsh or fish",
                     .answer = [](const Program& program, const std::string& shell) {
                       return completion(program, shell);
                     }});
  options.push_back(
      {.names = {"--manual"},
       .help = "Print the manual page in roff",
       .answer = [](const Program& program, const std::string&) { return manual_page(program); }});
  options.push_back(
      {.names = {"-h", "--help"},
       .group = others,
       .help = "Print this help",
       .answer = [](const Program& program, const std::string&) { return help_text(program); }});
  options.push_back({.names = {"--version"},
                     .group = others,
                     .help = "Print the version",
                     .answer = [](const Program& program, const std::string&) {
                       return name_and_version(program) + "\n";
                     }});
}

}  // namespace newsgrep::cli
