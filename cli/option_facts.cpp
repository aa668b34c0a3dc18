#include "cli/option_facts.hpp"

#include <sstream>

namespace newsgrep::cli {
namespace {

/// Between these CLI::IsMember lists the values in the name of an option's type.
constexpr char list_begin = '{';
constexpr char list_end = '}';

std::vector<std::string> choices_in(const std::string& type) {
  const auto begin = type.find(list_begin);
  const auto end = type.rfind(list_end);
  if (begin == std::string::npos || end == std::string::npos) return {};
  std::vector<std::string> choices;
  std::istringstream list(type.substr(begin + 1, end - begin - 1));
  for (std::string each; std::getline(list, each, ',');) choices.push_back(each);
  return choices;
}

std::vector<OptionFacts> facts_of_all(const CLI::App& app, bool positional) {
  std::vector<OptionFacts> all;
  const auto options = app.get_options([&](const CLI::Option* option) {
    return option->get_positional() == positional && !option->get_group().empty();
  });
  for (const auto* option : options) all.push_back(facts_of(*option));
  return all;
}

}  // namespace

std::vector<std::string> OptionFacts::names() const {
  auto names = short_names;
  names.insert(names.end(), long_names.begin(), long_names.end());
  return names;
}

const std::string& OptionFacts::main_name() const {
  return long_names.empty() ? short_names.front() : long_names.front();
}

OptionFacts facts_of(const CLI::Option& option) {
  OptionFacts facts;
  for (const auto& name : option.get_snames()) facts.short_names.push_back("-" + name);
  for (const auto& name : option.get_lnames()) facts.long_names.push_back("--" + name);
  const auto type = option.get_type_name();  // `WHEN:{auto,always,never}`.
  facts.value =
      option.get_positional() ? option.get_name(true, false) : type.substr(0, type.find(':'));
  facts.value_optional = !facts.value.empty() && option.get_expected_min() == 0;
  facts.repeatable = option.get_expected_max() > 1;
  facts.choices = choices_in(type);
  facts.group = option.get_group();
  facts.summary = option.get_description();
  return facts;
}

std::vector<OptionFacts> options_of(const CLI::App& app) {
  return facts_of_all(app, false);
}

std::vector<OptionFacts> positionals_of(const CLI::App& app) {
  return facts_of_all(app, true);
}

void set_choices(CLI::Option& option, const std::vector<std::string>& values) {
  option.check(CLI::IsMember(values));
}

}  // namespace newsgrep::cli
