// The one file that knows CLI11.

#include "cli/parse_arguments.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "cli/usage_error.hpp"
#include "text/ascii.hpp"

namespace newsgrep::cli {
namespace {

const Option* find_option(const Program& program, std::string_view name) {
  const auto found = std::find_if(program.options.begin(), program.options.end(),
                                  [&](const Option& option) { return option.has_name(name); });
  return found != program.options.end() ? &*found : nullptr;
}

bool takes_next_argument(const Option* option) {
  return option != nullptr && !option->value.name.empty() && !option->value.is_optional();
}

/// Returns whether `argument` is `-7`; `-0` is an option of grep.
bool is_dash_number(std::string_view argument) {
  return argument.size() > 1 && argument.front() == '-' && argument[1] != '0' &&
         std::all_of(argument.begin() + 1, argument.end(), text::is_ascii_digit);
}

/// The arguments before and after `--`.
struct SplitArguments {
  std::vector<std::string> options;  ///< And positional ones among them.
  std::vector<std::string> positionals;
};

/// Returns the hint for an argument that may have been meant as a positional one; empty if the
/// program has none.
std::string positional_hint(const Program& program) {
  if (program.positionals.empty()) return "";
  return "Put a " + text::to_ascii_lower(program.positionals.front().name) +
         " that starts with '-' after '--'";
}

/// Throws UsageError for an option that does not exist.
[[noreturn]] void refuse(const Program& program, const std::string& option) {
  std::string hint;
  if (program.instead_of) hint = program.instead_of(program, option);
  throw UsageError("Unknown option " + option, hint.empty() ? positional_hint(program) : hint);
}

/// Throws UsageError for letters such as -oil, of which the first is an option and another is not:
/// CLI11 would name the rest of them only.
void refuse_unknown_letters(const Program& program, const std::string& argument) {
  if (argument.size() < 3 || argument[0] != '-' || argument[1] == '-') return;
  for (std::size_t i = 1; i < argument.size(); ++i) {
    const auto* option = find_option(program, std::string("-") + argument[i]);
    if (option == nullptr && i == 1) return;
    if (option == nullptr) throw UsageError("Unknown option " + argument, positional_hint(program));
    if (!option->value.name.empty()) return;
  }
}

/// Splits the arguments, and writes `-7` as an option with the value 7.
SplitArguments split(const Program& program, const std::vector<std::string>& arguments) {
  const auto& options = program.options;
  const auto of_numbers = std::find_if(options.begin(), options.end(), [](const Option& option) {
    return option.takes_dash_number;
  });
  SplitArguments parts;
  bool is_value = false;
  for (auto at = arguments.begin(); at != arguments.end(); ++at) {
    if (*at == "--" && !is_value) {
      parts.positionals.assign(std::next(at), arguments.end());
      break;
    }
    if (!is_value) refuse_unknown_letters(program, *at);
    const bool is_number = of_numbers != options.end() && !is_value && is_dash_number(*at);
    parts.options.push_back(is_number ? std::string(of_numbers->main_name()) + "=" + at->substr(1)
                                      : *at);
    is_value = !is_value && takes_next_argument(find_option(program, *at));
  }
  return parts;
}

/// Returns the names as CLI11 wants them: `-m,--max-count`, `--color{always}`.
std::string names_for_parser(const Option& option) {
  std::string names;
  for (const auto name : option.names) {
    if (!names.empty()) names += ',';
    names += name;
    if (option.value.is_optional()) names.append("{").append(option.value.when_left_out) += '}';
  }
  return names;
}

/// A program's options in CLI11.
class Parser {
 public:
  explicit Parser(const Program& program) : program_(program) {
    app_.set_help_flag();
    app_.allow_extras();
    for (const auto& option : program.options) options_.push_back(add(option));
  }

  ParsedArguments parse(std::vector<std::string> arguments) {
    std::reverse(arguments.begin(), arguments.end());  // As CLI11 wants them.
    try {
      app_.parse(std::move(arguments));
      auto question = answered();
      if (!question.options.empty()) return question;
      return given();
    } catch (const CLI::ParseError& error) {
      auto question = answered();
      if (question.options.empty()) throw UsageError(sentence(error));
      return question;
    }
  }

 private:
  /// Returns what is wrong. CLI11 begins its own message with the name of the option.
  std::string sentence(const CLI::ParseError& error) const {
    std::string message = error.what();
    const auto* option = find_option(program_, message.substr(0, message.find(':')));
    const bool is_value_missing = dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr;
    if (option == nullptr || !is_value_missing) return message;
    const std::string name(option->main_name());
    return name + " needs a value: " + name + " " + std::string(option->value.name);
  }

  CLI::Option* add(const Option& option) {
    const auto names = names_for_parser(option);
    if (option.value.name.empty() || option.value.is_optional()) return app_.add_flag(names);
    return app_.add_option(names)
        ->type_name(std::string(option.value.name))
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  }

  /// Returns the first option that is given and has an answer.
  ParsedArguments answered() const {
    for (std::size_t i = 0; i < options_.size(); ++i) {
      const auto& option = program_.options[i];
      if (!option.answer || options_[i]->count() == 0) continue;
      return {{{&option, options_[i]->results()}}, {}};
    }
    return {};
  }

  ParsedArguments given() const {
    ParsedArguments parsed;
    for (std::size_t i = 0; i < options_.size(); ++i) {
      auto given = values(i);
      if (!given.empty()) parsed.options.push_back({&program_.options[i], std::move(given)});
    }
    // Positional arguments are not given to CLI11, which would take [a,b] for two.
    for (auto& argument : app_.remaining()) {
      if (argument.size() > 1 && argument.front() == '-') refuse(program_, argument);
      parsed.positionals.push_back(std::move(argument));
    }
    return parsed;
  }

  std::vector<std::string> values(std::size_t i) const {
    const auto* option = options_[i];
    if (option->count() == 0) return {};
    if (!program_.options[i].value.name.empty()) return option->results();
    const auto& name = program_.options[i].main_name();
    for (const auto& value : option->results()) {
      if (value != "true") throw UsageError(std::string(name) + " takes no value");
    }
    return {""};
  }

  const Program& program_;
  CLI::App app_;
  std::vector<CLI::Option*> options_;  ///< One for each option of the program.
};

}  // namespace

ParsedArguments parse_arguments(const Program& program, const std::vector<std::string>& arguments) {
  auto [options, positionals] = split(program, arguments);
  auto parsed = Parser(program).parse(std::move(options));
  parsed.positionals.insert(parsed.positionals.end(), positionals.begin(), positionals.end());
  return parsed;
}

}  // namespace newsgrep::cli
