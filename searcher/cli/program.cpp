#include "cli/program.hpp"

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>

#include "cli/terminal.hpp"
#include "newsgrep/error.hpp"

namespace newsgrep::cli {
namespace fs = std::filesystem;
namespace {

/// Options as manual pages write them: `-m, --max-count NUM`, `--color[=WHEN]`.
class HelpFormatter : public CLI::Formatter {
 public:
  HelpFormatter() { column_width(24); }

  std::string make_option_name(const CLI::Option* option, bool is_positional) const override {
    if (is_positional) return option->get_name(true, false);
    std::string names;
    for (const auto& name : option->get_snames()) names += ", -" + name;
    for (const auto& name : option->get_lnames()) names += ", --" + name;
    return names.substr(std::string_view(", ").size());
  }

  std::string make_option_opts(const CLI::Option* option) const override {
    const auto type = option->get_type_name();
    const auto value = type.substr(0, type.find(':'));  // Behind it stand the values allowed.
    if (value.empty() || option->get_positional()) return "";
    return option->get_expected_min() == 0 ? "[=" + value + "]" : " " + value;
  }
};

/// What CLI11 makes of a command line that it does not understand.
std::string sentence(const CLI::App& app, const CLI::ParseError& error) {
  if (dynamic_cast<const CLI::ExtrasError*>(&error) == nullptr) return error.what();
  std::string arguments;  // CLI11 2.1 names them in reverse.
  for (const auto& argument : app.remaining()) arguments += " " + argument;
  return "unexpected:" + arguments;
}

int parse_and_run(CLI::App& app, int argc, char** argv, const std::function<int()>& body) {
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) {  // --help or --version.
    return app.exit(asked);
  }
  return body();
}

}  // namespace

void say(std::string_view program, std::string_view message, std::string_view hint) {
  std::cerr << program << ": " << message << '\n';
  if (!hint.empty()) std::cerr << "hint: " << hint << '\n';
}

int run_program(CLI::App& app, int argc, char** argv, const std::function<int()>& body) {
  const auto name = app.get_name();
  try {
    const int status = parse_and_run(app, argc, argv, body);
    std::cout.flush();
    if (std::cout) return status;
    say(name, "cannot write to standard output");
  } catch (const CLI::ParseError& error) {
    say(name, visible(sentence(app, error)), "see " + name + " --help");
  } catch (const Error& error) {
    say(name, visible(error.what()), visible(error.hint()));
  } catch (const std::bad_alloc&) {
    say(name, "out of memory");
  } catch (const std::exception& error) {
    say(name, visible(error.what()));
  }
  return exit_trouble;
}

void add_common_options(CLI::App& app, fs::path& index_dir) {
  index_dir = default_index_dir();
  app.formatter(std::make_shared<HelpFormatter>());
  app.set_version_flag("--version", app.get_name() + " " NEWSGREP_VERSION);
  app.add_option("--index", index_dir,
                 "Folder of the index (else $NEWSGREP_INDEX, else\n"
                 "$XDG_DATA_HOME/newsgrep/index)")
      ->type_name("DIR");
}

fs::path default_index_dir() {
  const auto variable = [](const char* name) -> fs::path {
    const char* value = std::getenv(name);
    return value != nullptr ? value : "";
  };
  if (const auto index = variable("NEWSGREP_INDEX"); !index.empty()) return index;
  auto data = variable("XDG_DATA_HOME");
  if (data.empty()) data = variable("HOME") / ".local" / "share";
  return data / "newsgrep" / "index";
}

std::string short_path(const std::string& path) {
  std::error_code failed;
  const auto here = fs::current_path(failed).string() + "/";
  return !failed && path.starts_with(here) ? path.substr(here.size()) : path;
}

}  // namespace newsgrep::cli
