#include "cli/run_program.hpp"

#include <algorithm>
#include <exception>
#include <iostream>
#include <new>
#include <stdexcept>
#include <string>
#include <vector>

#include "cli/apply_arguments.hpp"
#include "cli/say.hpp"
#include "cli/terminal.hpp"
#include "cli/usage_error.hpp"
#include "newsgrep/error.hpp"

namespace newsgrep::cli {
namespace {

int apply_and_run(const Program& program, const std::vector<std::string>& arguments,
                  const std::function<int()>& body) {
  const auto answer = apply_arguments(program, arguments);
  if (!answer) return body();
  std::cout << *answer;
  return exit_found;
}

}  // namespace

int run_program(const Program& program, int argc, const char* const* argv,
                const std::function<int()>& body) {
  try {
    const int status = apply_and_run(program, {argv + std::min(argc, 1), argv + argc}, body);
    std::cout.flush();
    if (std::cout) return status;
    say(program.name, "Cannot write to standard output");
  } catch (const UsageError& error) {
    const auto help = std::string(program.name) + " --help lists the options";
    say(program.name, visible(error.what()), error.hint().empty() ? help : visible(error.hint()));
  } catch (const Error& error) {
    say(program.name, visible(error.what()), visible(error.hint()));
  } catch (const std::bad_alloc&) {
    say(program.name, "Out of memory");
  } catch (const std::length_error&) {
    say(program.name, "Out of memory");  // No memory has room for such a size.
  } catch (const std::exception& error) {
    say(program.name, visible(error.what()));
  }
  return exit_trouble;
}

}  // namespace newsgrep::cli
