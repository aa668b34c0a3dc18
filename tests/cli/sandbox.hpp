#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

namespace newsgrep::test {

/// An empty folder to run the programs in, with an environment of which nothing depends on who runs
/// the tests. The index is the folder `index` in it.
class Sandbox {
 public:
  const std::filesystem::path& path() const { return dir_.path(); }
  std::filesystem::path index() const { return path() / "index"; }

  std::filesystem::path write(const std::string& name, std::string_view content) const {
    return dir_.write(name, content);
  }

  ProgramCall call(std::vector<std::string> arguments) const {
    ProgramCall call;
    call.arguments = std::move(arguments);
    call.environment = {"PATH=" NEWSGREP_PROGRAM_FOLDERS ":/usr/bin:/bin",
                        "LC_ALL=C.UTF-8",
                        "TZ=UTC",
                        "TERM=xterm-256color",
                        "NEWSGREP_PAGER=",
                        "NEWSGREP_LINKS=never",
                        "NEWSGREP_INDEX=index",
                        "HOME=" + path().string()};
    call.directory = path();
    return call;
  }

  /// Runs a program, found by its name, with standard output into a pipe.
  ProgramResult run(std::vector<std::string> arguments, std::string input = {}) const {
    auto made = call(std::move(arguments));
    made.input = std::move(input);
    // The path of a program to be run is looked up in our own PATH, not in the child's.
    made.arguments.insert(made.arguments.begin(), {"/usr/bin/env", "--"});
    return run_program(made);
  }

  /// The same with a terminal of so many columns.
  ProgramResult run_on_terminal(unsigned short columns, std::vector<std::string> arguments) const {
    auto made = call(std::move(arguments));
    made.terminal_columns = columns;
    made.arguments.insert(made.arguments.begin(), {"/usr/bin/env", "--"});
    return run_program(made);
  }

 private:
  TempDir dir_;
};

}  // namespace newsgrep::test
