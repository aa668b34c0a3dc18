#include "cli/completion.hpp"

#include <algorithm>
#include <string_view>

#include "cli/option_facts.hpp"

namespace newsgrep::cli {
namespace {

enum class Kind { none, choice, file, folder, other };

Kind kind_of_value(const OptionFacts& option) {
  if (option.value.empty()) return Kind::none;
  if (!option.choices.empty()) return Kind::choice;
  if (option.value == "FILE" || option.value == "PATH") return Kind::file;
  return option.value == "DIR" ? Kind::folder : Kind::other;
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string all;
  for (const auto& word : words) (all += all.empty() ? "" : between) += word;
  return all;
}

/// `text` with a backslash before each of `special`.
std::string escaped(std::string_view text, std::string_view special) {
  std::string out;
  for (const char c : text) {
    if (special.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

/// In single quotes, for bash and zsh.
std::string single_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) c == '\'' ? out += "'\\''" : out += c;
  return out + "'";
}

/// A name for a function of the shell: `_newsgrep_index`.
std::string function_name(const CLI::App& app) {
  auto name = "_" + app.get_name();
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

/// The patterns behind which the value of `option` stands. `=` parts words in bash; the script puts
/// it back behind the name.
std::string bash_patterns(const OptionFacts& option) {
  std::vector<std::string> patterns;
  if (!option.value_optional) patterns = option.names();
  for (const auto& name : option.long_names) patterns.push_back(name + "=");
  return joined(patterns, "|");
}

std::string bash(const CLI::App& app) {
  std::vector<std::string> names;
  std::string cases;
  for (const auto& option : options_of(app)) {
    for (const auto& name : option.names()) names.push_back(name);
    std::string action;
    switch (kind_of_value(option)) {
      case Kind::none:
        continue;
      case Kind::choice:
        action = "COMPREPLY=($(compgen -W " + single_quoted(joined(option.choices, " ")) +
                 " -- \"$word\"))";
        break;
      case Kind::file:
        action = ":";
        break;
      case Kind::folder:
        action = "compopt +o default -o dirnames";
        break;
      case Kind::other:
        action = "compopt +o default";
        break;
    }
    cases += "    " + bash_patterns(option) + ")\n      " + action + "\n      return\n      ;;\n";
  }
  const auto function = function_name(app);
  return "# Completion of " + app.get_name() + " for bash: source <(" + app.get_name() +
         " --completion bash)\n" + function +
         "() {\n"
         "  local word=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD - 1]}\n"
         "  if [[ $word == = ]]; then\n"
         "    option+== word=\n"
         "  elif [[ $option == = ]] && ((COMP_CWORD > 1)); then\n"
         "    option=${COMP_WORDS[COMP_CWORD - 2]}=\n"
         "  fi\n"
         "  COMPREPLY=()\n"
         "  case $option in\n" +
         cases +
         "  esac\n"
         "  if [[ $word == -* ]]; then\n"
         "    COMPREPLY=($(compgen -W " +
         single_quoted(joined(names, " ")) +
         " -- \"$word\"))\n"
         "  fi\n"
         "}\n"
         "complete -o default -F " +
         function + " " + app.get_name() + "\n";
}

std::string zsh_value(const OptionFacts& option) {
  const auto colon = option.value_optional ? "::" : ":";
  switch (kind_of_value(option)) {
    case Kind::none:
      return "";
    case Kind::choice:
      return colon + option.value + ":(" + joined(option.choices, " ") + ")";
    case Kind::file:
      return colon + option.value + ":_files";
    case Kind::folder:
      return colon + option.value + ":_files -/";
    case Kind::other:
      return colon + option.value + ":";
  }
  return "";
}

std::string zsh(const CLI::App& app) {
  std::string specs;
  for (const auto& option : options_of(app)) {
    const auto others = option.repeatable ? "*" : "(" + joined(option.names(), " ") + ")";
    for (const auto& name : option.names()) {
      const bool is_long = name.starts_with("--");
      std::string how;  // The value stands in the next word, or behind the name.
      if (!option.value.empty()) how = !is_long ? "+" : option.value_optional ? "=-" : "=";
      const auto spec = others + name + how + "[" + escaped(option.summary, "[]:\\") + "]";
      specs += "    " + single_quoted(spec + zsh_value(option)) + " \\\n";
    }
  }
  std::vector<std::string> arguments;
  for (const auto& positional : positionals_of(app)) {
    arguments.push_back("    " + single_quoted(positional.repeatable
                                                   ? "*:" + positional.value + ":_files"
                                                   : "1:" + positional.value + ":"));
  }
  const auto function = function_name(app);
  return "#compdef " + app.get_name() + "\n# Completion of " + app.get_name() +
         " for zsh, to be put into a folder of $fpath as _" + app.get_name() + ".\n" + function +
         "() {\n  _arguments -s -S \\\n" + specs + joined(arguments, " \\\n") +
         "\n}\n"
         "if [[ ${funcstack[1]} == " +
         "_" + app.get_name() + " ]]; then\n  " + function + " \"$@\"\nelse\n  compdef " +
         function + " " + app.get_name() + "\nfi\n";
}

std::string fish(const CLI::App& app) {
  const auto fish_quoted = [](std::string_view text) { return "'" + escaped(text, "'\\") + "'"; };
  std::string script = "# Completion of " + app.get_name() + " for fish: " + app.get_name() +
                       " --completion fish | source\n";
  for (const auto& option : options_of(app)) {
    script += "complete -c " + app.get_name();
    for (const auto& name : option.short_names) script += " -s " + name.substr(1);
    for (const auto& name : option.long_names) script += " -l " + name.substr(2);
    switch (kind_of_value(option)) {
      case Kind::none:
        break;
      case Kind::choice:
        script += " -x -a " + fish_quoted(joined(option.choices, " "));
        break;
      case Kind::file:
        script += " -r -F";
        break;
      case Kind::folder:
        script += " -x -a '(__fish_complete_directories)'";
        break;
      case Kind::other:
        script += " -x";
        break;
    }
    script += " -d " + fish_quoted(option.summary) + "\n";
  }
  return script;
}

}  // namespace

const std::vector<std::string>& completion_shells() {
  static const std::vector<std::string> shells = {"bash", "zsh", "fish"};
  return shells;
}

std::string completion(const CLI::App& app, const std::string& shell) {
  if (shell == "bash") return bash(app);
  return shell == "zsh" ? zsh(app) : fish(app);
}

}  // namespace newsgrep::cli
