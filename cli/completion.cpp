#include "cli/completion.hpp"

#include <algorithm>
#include <string_view>

namespace newsgrep::cli {
namespace {

using Names = std::vector<std::string_view>;

enum class Kind { none, choice, file, folder, other };

Kind kind_of(const OptionValue& value) {
  if (value.name.empty()) return Kind::none;
  if (!value.choices.empty()) return Kind::choice;
  if (value.completes == Completes::files) return Kind::file;
  return value.completes == Completes::folders ? Kind::folder : Kind::other;
}

/// Returns the options that a user may know of.
std::vector<Option> shown_options(const Program& program) {
  auto options = program.options;
  std::erase_if(options, [](const Option& option) { return option.group.empty(); });
  return options;
}

bool is_long(std::string_view name) {
  return name.starts_with("--");
}

std::string joined(const Names& words, std::string_view between) {
  std::string all;
  for (const auto& word : words) (all += all.empty() ? "" : between) += word;
  return all;
}

/// Returns `text` with a backslash before each character of `special`.
std::string escaped(std::string_view text, std::string_view special) {
  std::string out;
  for (const char c : text) {
    if (special.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

/// Returns `text` in single quotes, for bash and zsh.
std::string single_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) c == '\'' ? out += "'\\''" : out += c;
  return out + "'";
}

/// Returns a name for a function of the shell: `_newsgrep_index`.
std::string function_name(const Program& program) {
  auto name = "_" + std::string(program.name);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

/// Returns the patterns of words before the value of `option`. Bash takes `=` as a word of its own;
/// the script appends it to the name.
std::string bash_patterns(const Option& option) {
  std::string patterns = option.value.is_optional() ? "" : joined(option.names, "|");
  for (const auto name : option.names) {
    if (!is_long(name)) continue;
    if (!patterns.empty()) patterns += '|';
    patterns.append(name) += '=';
  }
  return patterns;
}

std::string bash(const Program& program) {
  const std::string program_name(program.name);
  Names names;
  std::string cases;
  for (const auto& option : shown_options(program)) {
    names.insert(names.end(), option.names.begin(), option.names.end());
    std::string action;
    switch (kind_of(option.value)) {
      case Kind::none:
        continue;
      case Kind::choice:
        action = "COMPREPLY=($(compgen -W " + single_quoted(joined(option.value.choices, " ")) +
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
  const auto function = function_name(program);
  return "# Completion of " + program_name + " for bash: source <(" + program_name +
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
         function + " " + program_name + "\n";
}

std::string zsh_value(const OptionValue& value) {
  auto begin = (value.is_optional() ? "::" : ":") + std::string(value.name) + ":";
  switch (kind_of(value)) {
    case Kind::none:
      return "";
    case Kind::choice:
      return begin + "(" + joined(value.choices, " ") + ")";
    case Kind::file:
      return begin + "_files";
    case Kind::folder:
      return begin + "_files -/";
    case Kind::other:
      return begin;
  }
  return "";
}

/// Returns where zsh finds the value of an option: in the next word, or after the name.
std::string_view zsh_place_of_value(const Option& option, std::string_view name) {
  if (option.value.name.empty()) return "";
  if (!is_long(name)) return "+";
  return option.value.is_optional() ? "=-" : "=";
}

std::string zsh(const Program& program) {
  const std::string program_name(program.name);
  std::string specs;
  for (const auto& option : shown_options(program)) {
    const bool repeatable = option.value.repeated == Repeated::all_count;
    const auto others = repeatable ? "*" : "(" + joined(option.names, " ") + ")";
    for (const auto name : option.names) {
      auto spec = others;
      spec.append(name).append(zsh_place_of_value(option, name));
      spec += "[" + escaped(option.help, "[]:\\") + "]" + zsh_value(option.value);
      specs += "    " + single_quoted(spec) + " \\\n";
    }
  }
  std::string arguments;
  for (const auto& positional : program.positionals) {
    const std::string name(positional.name);
    if (!arguments.empty()) arguments += " \\\n";
    arguments +=
        "    " + single_quoted(positional.repeated ? "*:" + name + ":_files" : "1:" + name + ":");
  }
  const auto function = function_name(program);
  return "#compdef " + program_name + "\n# Completion of " + program_name +
         " for zsh, to be put into a folder of $fpath as _" + program_name + ".\n" + function +
         "() {\n  _arguments -s -S \\\n" + specs + arguments +
         "\n}\n"
         "if [[ ${funcstack[1]} == " +
         "_" + program_name + " ]]; then\n  " + function + " \"$@\"\nelse\n  compdef " + function +
         " " + program_name + "\nfi\n";
}

std::string fish(const Program& program) {
  const auto fish_quoted = [](std::string_view text) { return "'" + escaped(text, "'\\") + "'"; };
  const std::string program_name(program.name);
  std::string script = "# Completion of " + program_name + " for fish: " + program_name +
                       " --completion fish | source\n";
  for (const auto& option : shown_options(program)) {
    script += "complete -c " + program_name;
    for (const auto name : option.names) {
      script.append(is_long(name) ? " -l " : " -s ").append(name.substr(is_long(name) ? 2 : 1));
    }
    switch (kind_of(option.value)) {
      case Kind::none:
        break;
      case Kind::choice:
        script += " -x -a " + fish_quoted(joined(option.value.choices, " "));
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
    script += " -d " + fish_quoted(option.help) + "\n";
  }
  return script;
}

}  // namespace

const std::vector<std::string_view>& completion_shells() {
  static const std::vector<std::string_view> shells = {"bash", "zsh", "fish"};
  return shells;
}

std::string completion(const Program& program, std::string_view shell) {
  if (shell == "bash") return bash(program);
  return shell == "zsh" ? zsh(program) : fish(program);
}

}  // namespace newsgrep::cli
