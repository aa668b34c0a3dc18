#include "cli/apply_arguments.hpp"

#include <algorithm>
#include <string_view>

#include "cli/parse_arguments.hpp"
#include "cli/usage_error.hpp"

namespace newsgrep::cli {
namespace {

/// Returns `auto, always or never`.
std::string alternatives(const std::vector<std::string_view>& words) {
  std::string all;
  for (const auto& word : words) {
    const bool last = &word == &words.back();
    (all += all.empty() ? "" : last ? " or " : ", ") += word;
  }
  return all;
}

void check(const GivenOption& given) {
  const auto& value = given.option->value;
  if (value.name.empty()) return;
  const bool once = value.repeated == Repeated::refused && !value.is_optional();
  if (once && given.values.size() > 1) throw UsageError(" may be given only once");
  if (value.choices.empty()) return;
  for (const auto& each : given.values) {
    if (std::find(value.choices.begin(), value.choices.end(), each) != value.choices.end())
      continue;
    throw UsageError(" takes " + alternatives(value.choices) + ", not '" + each + "'");
  }
}

/// Calls `use`. An error that it throws begins with a verb; the name of the option is put before
/// it.
template <typename Use>
auto naming(const Option& option, Use&& use) {
  try {
    return use();
  } catch (const UsageError& error) {
    throw UsageError(std::string(option.main_name()) + error.what(), error.hint());
  }
}

void refuse_exclusions(const std::vector<GivenOption>& options) {
  for (auto one = options.begin(); one != options.end(); ++one) {
    for (auto other = std::next(one); other != options.end(); ++other) {
      if (!exclude_each_other(*one->option, *other->option)) continue;
      throw UsageError(std::string(one->option->main_name()) + " and " +
                       std::string(other->option->main_name()) + " cannot be used together");
    }
  }
}

void apply_positionals(const std::vector<Positional>& positionals,
                       const std::vector<std::string>& arguments) {
  auto positional = positionals.begin();
  for (const auto& argument : arguments) {
    if (positional == positionals.end()) throw UsageError("Unexpected argument " + argument);
    positional->apply(argument);
    if (!positional->repeated) ++positional;
  }
}

}  // namespace

std::optional<std::string> apply_arguments(const Program& program,
                                           const std::vector<std::string>& arguments) {
  const auto parsed = parse_arguments(program, arguments);
  for (const auto& given : parsed.options) {
    naming(*given.option, [&] { check(given); });
    if (given.option->answer) return given.option->answer(program, given.values.front());
    naming(*given.option, [&] {
      for (const auto& value : given.values) given.option->apply(value);
    });
  }
  refuse_exclusions(parsed.options);
  apply_positionals(program.positionals, parsed.positionals);
  if (program.finish) program.finish();
  return std::nullopt;
}

}  // namespace newsgrep::cli
