#include "cli/program.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>
#include <utility>

#include "cli/completion.hpp"
#include "cli/help.hpp"
#include "cli/option_facts.hpp"
#include "cli/terminal.hpp"
#include "newsgrep/error.hpp"

namespace newsgrep::cli {
namespace fs = std::filesystem;
namespace {

/// What CLI11 makes of a command line that it does not understand.
std::string sentence(const CLI::App& app, const CLI::ParseError& error) {
  if (dynamic_cast<const CLI::ExtrasError*>(&error) == nullptr) return error.what();
  std::string arguments;  // CLI11 2.1 names them in reverse.
  for (const auto& argument : app.remaining()) arguments += " " + argument;
  return "unexpected:" + arguments;
}

std::string hint(const Program& program) {
  const auto help = "see " + program.app.get_name() + " --help";
  const auto unknown = program.app.remaining();
  const bool is_option = !unknown.empty() && unknown.front().starts_with('-');
  if (is_option && program.instead_of) {
    if (const auto instead = program.instead_of(unknown.front()); !instead.empty()) {
      return std::string(instead);
    }
  }
  return is_option ? help + "; what begins with - and is no option goes behind --" : help;
}

constexpr const char* others = "Other options";

int parse_and_run(const Program& program, std::vector<std::string> arguments,
                  const std::function<int()>& body) {
  auto& [app, options, manual, instead_of] = program;
  try {
    std::reverse(arguments.begin(), arguments.end());  // As CLI11 wants them.
    app.parse(std::move(arguments));
  } catch (const CLI::Success& asked) {  // --help or --version.
    return app.exit(asked);
  }
  if (!options.completion_shell.empty()) {
    std::cout << completion(app, options.completion_shell);
    return exit_found;
  }
  if (options.print_manual) {
    std::cout << manual_page(app, manual());
    return exit_found;
  }
  return body();
}

}  // namespace

void say(std::string_view program, std::string_view message, std::string_view hint) {
  // Standard error is not buffered: one piece at a time would be a system call each.
  auto text = std::string(program).append(": ").append(message).append("\n");
  if (!hint.empty()) text.append("hint: ").append(hint).append("\n");
  std::cerr << text;
}

int run_program(const Program& program, std::vector<std::string> arguments,
                const std::function<int()>& body) {
  const auto name = program.app.get_name();
  try {
    const int status = parse_and_run(program, std::move(arguments), body);
    std::cout.flush();
    if (std::cout) return status;
    say(name, "cannot write to standard output");
  } catch (const CLI::ParseError& error) {
    say(name, visible(sentence(program.app, error)), hint(program));
  } catch (const Error& error) {
    say(name, visible(error.what()), visible(error.hint()));
  } catch (const std::bad_alloc&) {
    say(name, "out of memory");
  } catch (const std::exception& error) {
    say(name, visible(error.what()));
  }
  return exit_trouble;
}

CLI::Option* add_index_option(CLI::App& app, CommonOptions& options) {
  options.index_dir = default_index_dir();
  return app
      .add_option("--index", options.index_dir,
                  "Folder of the index (else $NEWSGREP_INDEX, else $XDG_DATA_HOME/newsgrep/index)")
      ->type_name("DIR")
      ->take_last();
}

void add_common_options(CLI::App& app, CommonOptions& options) {
  app.formatter(make_help_formatter());
  auto* shell = app.add_option("--completion", options.completion_shell,
                               "Print a script that completes the options in a shell: bash, zsh, "
                               "fish")
                    ->type_name("SHELL")
                    ->group(others);
  set_choices(*shell, completion_shells());
  app.add_flag("--manual", options.print_manual, "Print the manual page in roff")->group("");
  app.set_help_flag("-h,--help", "Print this help")->group(others);
  app.set_version_flag("--version", app.get_name() + " " NEWSGREP_VERSION, "Print the version")
      ->group(others);
}

fs::path default_index_dir() {
  const auto variable = [](const char* name) -> fs::path {
    const char* value = std::getenv(name);
    return value != nullptr ? value : "";
  };
  if (auto index = variable("NEWSGREP_INDEX"); !index.empty()) return index;
  auto data = variable("XDG_DATA_HOME");
  if (data.empty()) data = variable("HOME") / ".local" / "share";
  return data / "newsgrep" / "index";
}

std::string short_path(const std::string& path) {
  static const auto here = [] {  // Programs stay where they were started.
    std::error_code failed;
    const auto folder = fs::current_path(failed).string();
    return failed ? folder : folder + "/";
  }();
  return !here.empty() && path.starts_with(here) ? path.substr(here.size()) : path;
}

}  // namespace newsgrep::cli
