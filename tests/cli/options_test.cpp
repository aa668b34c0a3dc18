// Every option of both programs is in the help, the manual page and the completions.

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "cli/apply_arguments.hpp"
#include "cli/completion.hpp"
#include "cli/help.hpp"
#include "cli/manual_page.hpp"
#include "cli/terminal.hpp"
#include "cli/usage_error.hpp"
#include "indexer/cli/index_options.hpp"
#include "searcher/cli/newsgrep_options.hpp"
#include "tests/cli/sandbox.hpp"
#include "tests/support/catch.hpp"

using namespace newsgrep::cli;
using newsgrep::test::Sandbox;

namespace {

bool is_part_of_name(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '\\';
}

/// Whether `name` is in `text`, and not as a part of a longer name.
bool has_name(const std::string& text, const std::string& name) {
  for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
    const auto end = at + name.size();
    const bool begins = at == 0 || !is_part_of_name(text[at - 1]);
    if (begins && (end == text.size() || !is_part_of_name(text[end]))) return true;
  }
  return false;
}

/// `--max-count` as roff writes it, in bold.
std::string in_roff(const std::string& name) {
  std::string written = "\\fB";
  for (const char c : name) c == '-' ? written += "\\-" : written += c;
  return written + "\\fR";
}

/// As fish names it.
std::string in_fish(const std::string& name) {
  return name.starts_with("--") ? " -l " + name.substr(2) + " " : " -s " + name.substr(1) + " ";
}

bool in_zsh(const std::string& script, const std::string& name) {
  for (const auto* before : {")", "*"}) {
    for (const auto* after : {"[", "+[", "=[", "=-["}) {
      if (script.find(before + name + after) != std::string::npos) return true;
    }
  }
  return false;
}

void check_names(const Program& program) {
  const auto help = help_text(program);
  const auto manual = manual_page(program);
  const auto bash = completion(program, "bash");
  const auto zsh = completion(program, "zsh");
  const auto fish = completion(program, "fish");
  std::size_t checked = 0;
  for (const auto& option : program.options) {
    CHECK_FALSE(option.help.empty());
    if (option.group.empty()) continue;
    for (const auto written : option.names) {
      const std::string name(written);
      CAPTURE(program.name, name);
      CHECK(has_name(help, name));
      CHECK(manual.find(in_roff(name)) != std::string::npos);
      CHECK(has_name(bash, name));
      CHECK(in_zsh(zsh, name));
      CHECK(fish.find(in_fish(name)) != std::string::npos);
      ++checked;
    }
  }
  CHECK(checked > 10);
}

void check_names_are_unique(const Program& program) {
  std::set<std::string_view> names;
  for (const auto& option : program.options) {
    for (const auto name : option.names) {
      CAPTURE(program.name, name);
      CHECK(names.insert(name).second);
    }
  }
}

/// Words that the command line takes for `option`.
std::vector<std::string> as_typed(const Option& option) {
  const std::string name(option.main_name());
  if (option.value.name.empty() || option.value.is_optional()) return {name};
  return {name, option.value.choices.empty() ? "1" : std::string(option.value.choices.front())};
}

/// Returns whether newsgrep accepts the two in this order.
bool accepts(const Option& one, const Option& other) {
  SearchRequest request;
  const auto program = newsgrep_program(request);
  auto arguments = as_typed(one);
  for (auto& word : as_typed(other)) arguments.push_back(std::move(word));
  arguments.emplace_back("query");
  try {
    apply_arguments(program, arguments);
    return true;
  } catch (const UsageError&) {
    return false;
  }
}

void check_help_width(const Program& program) {
  std::istringstream lines(help_text(program));
  for (std::string line; std::getline(lines, line);) {
    CAPTURE(line);
    CHECK(newsgrep::cli::display_width(line) <= 80);
  }
}

bool is_installed(const Sandbox& sandbox, const std::string& program) {
  return sandbox.run({"sh", "-c", "command -v " + program}).status == 0;
}

}  // namespace

TEST_CASE("every option is in help, manual page and completions", "[cli]") {
  SearchRequest search;
  IndexRequest index;
  check_names(newsgrep_program(search));
  check_names(index_program(index));
}

TEST_CASE("no two options have the same name", "[cli]") {
  SearchRequest search;
  IndexRequest index;
  check_names_are_unique(newsgrep_program(search));
  check_names_are_unique(index_program(index));
}

TEST_CASE("an option that another excludes is refused with it in either order", "[cli]") {
  SearchRequest request;
  const auto program = newsgrep_program(request);
  std::size_t refused = 0;
  for (const auto& one : program.options) {
    for (const auto excluded : one.excludes) {
      CAPTURE(one.main_name(), excluded);
      CHECK(std::any_of(program.options.begin(), program.options.end(), [&](const Option& other) {
        return other.set == excluded || other.has_name(excluded);
      }));
    }
    for (const auto& other : program.options) {
      if (&one == &other || one.answer || other.answer) continue;
      const bool excluded = exclude_each_other(one, other);
      CAPTURE(one.main_name(), other.main_name());
      CHECK(exclude_each_other(other, one) == excluded);
      CHECK(accepts(one, other) == !excluded);
      refused += excluded ? 1 : 0;
    }
  }
  CHECK(refused > 100);
}

TEST_CASE("the help is no wider than 80 columns", "[cli]") {
  SearchRequest search;
  IndexRequest index;
  check_help_width(newsgrep_program(search));
  check_help_width(index_program(index));
}

TEST_CASE("fixed values are completed", "[cli]") {
  SearchRequest search;
  const auto program = newsgrep_program(search);
  for (const auto shell : completion_shells()) {
    const auto script = completion(program, shell);
    CAPTURE(shell, script);
    CHECK(script.find("relevance date -date") != std::string::npos);
    CHECK(script.find("auto always never") != std::string::npos);
    CHECK(script.find("bash zsh fish") != std::string::npos);
    CHECK(script.find("eval") == std::string::npos);
    CHECK(script.find("manual") == std::string::npos);
  }
}

TEST_CASE("shells accept the completions", "[cli]") {
  const Sandbox sandbox;
  const auto* program = GENERATE("newsgrep", "newsgrep-index");
  for (const auto known : completion_shells()) {
    const std::string shell(known);
    if (!is_installed(sandbox, shell)) {
      WARN("skipped: there is no " << shell);
      continue;
    }
    const auto script = sandbox.run({program, "--completion", shell});
    REQUIRE(script.status == 0);
    sandbox.write("script", script.out);
    const auto checked = sandbox.run({shell, "-n", "script"});
    CAPTURE(shell, checked.err);
    CHECK(checked.status == 0);
    CHECK(checked.err == "");
  }
}

TEST_CASE("bash completes options, values and files", "[cli]") {
  const Sandbox sandbox;
  const auto completed = [&](const std::string& words, int current) {
    return sandbox
        .run({"bash", "-c",
              "source <(newsgrep --completion bash); COMP_WORDS=(" + words + "); COMP_CWORD=" +
                  std::to_string(current) + "; _newsgrep; printf '%s\\n' \"${COMPREPLY[@]}\""})
        .out;
  };
  CHECK(completed("newsgrep --max", 1) == "--max-count\n");
  CHECK(completed("newsgrep --sort da", 2) == "date\n");
  CHECK(completed("newsgrep --sort = -", 3) == "-date\n");
  CHECK(completed("newsgrep --color = a", 3) == "auto\nalways\n");
  CHECK(completed("newsgrep --color =", 2) == "auto\nalways\nnever\n");
  CHECK(completed("newsgrep --color a", 2) == "\n");
  CHECK(completed("newsgrep some", 1) == "\n");
}

TEST_CASE("the manual pages have no warnings", "[cli]") {
  const Sandbox sandbox;
  const auto* program = GENERATE("newsgrep", "newsgrep-index");
  const auto page = sandbox.run({program, "--manual"});
  REQUIRE(page.status == 0);
  sandbox.write("page.1", page.out);
  for (const auto* section : {"NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "\"EXIT STATUS\"",
                              "ENVIRONMENT", "FILES", "EXAMPLES", "\"SEE ALSO\""}) {
    CAPTURE(section);
    const std::string title = section;
    const bool quoted = title.front() == '"';
    CHECK(page.out.find(".SH " + (quoted ? title.substr(1, title.size() - 2) : title) + "\n") !=
          std::string::npos);
  }
  if (!is_installed(sandbox, "groff")) {
    WARN("skipped: there is no groff");
    return;
  }
  const auto groff = sandbox.run({"groff", "-man", "-ww", "-k", "-Tutf8", "page.1"});
  CHECK(groff.err == "");
  CHECK(groff.status == 0);
}
