// Every option of both programs is in the help, the manual page and the completions.

#include <cctype>
#include <cstdlib>

#include "cli/completion.hpp"
#include "cli/manual.hpp"
#include "indexer/cli/index_command_line.hpp"
#include "searcher/cli/command_line.hpp"
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
    for (const auto* behind : {"[", "+[", "=[", "=-["}) {
      if (script.find(before + name + behind) != std::string::npos) return true;
    }
  }
  return false;
}

struct Program {
  CLI::App& app;
  const Manual& manual;
};

void check_names(const Program& program) {
  const auto help = program.app.help();
  const auto manual = manual_page(program.app, program.manual);
  const auto bash = completion(program.app, "bash");
  const auto zsh = completion(program.app, "zsh");
  const auto fish = completion(program.app, "fish");
  std::size_t checked = 0;
  for (const auto* option : program.app.get_options()) {
    if (option->get_positional() || option->get_group().empty()) continue;
    std::vector<std::string> names;
    for (const auto& name : option->get_snames()) names.push_back("-" + name);
    for (const auto& name : option->get_lnames()) names.push_back("--" + name);
    for (const auto& name : names) {
      CAPTURE(program.app.get_name(), name);
      CHECK(has_name(help, name));
      CHECK(manual.find(in_roff(name)) != std::string::npos);
      CHECK(has_name(bash, name));
      CHECK(in_zsh(zsh, name));
      CHECK(fish.find(in_fish(name)) != std::string::npos);
      ++checked;
    }
    CHECK_FALSE(option->get_description().empty());
  }
  CHECK(checked > 10);
  for (const auto& [name, more] : program.manual.details) {
    CAPTURE(name, more);
    CHECK(program.app.get_option_no_throw(name) != nullptr);
  }
}

void check_help_width(const CLI::App& app) {
  std::istringstream lines(app.help());
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
  CommandLine search;
  IndexCommandLine index;
  check_names({search.app(), search.manual()});
  check_names({index.app(), index.manual()});
}

TEST_CASE("the help is no wider than 80 columns", "[cli]") {
  check_help_width(CommandLine().app());
  check_help_width(IndexCommandLine().app());
}

TEST_CASE("fixed values are completed", "[cli]") {
  CommandLine search;
  for (const auto& shell : completion_shells()) {
    const auto script = completion(search.app(), shell);
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
  for (const auto& shell : completion_shells()) {
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
