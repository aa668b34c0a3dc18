#include "cli/option.hpp"

#include <algorithm>

namespace newsgrep::cli {
namespace {

bool names(const Option& one, const Option& other) {
  return std::any_of(one.excludes.begin(), one.excludes.end(), [&](std::string_view excluded) {
    return excluded == other.set || other.has_name(excluded);
  });
}

}  // namespace

std::string_view Option::main_name() const {
  const auto is_long = [](std::string_view name) { return name.starts_with("--"); };
  const auto found = std::find_if(names.begin(), names.end(), is_long);
  return found != names.end() ? *found : names.front();
}

bool Option::has_name(std::string_view name) const {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool exclude_each_other(const Option& one, const Option& other) {
  if (one.main_name() == other.main_name()) return false;
  const bool same_set = !one.set.empty() && one.set == other.set;
  return same_set || names(one, other) || names(other, one);
}

std::function<void(const std::string&)> turn_on(bool& flag) {
  return [&flag](const std::string&) { flag = true; };
}

}  // namespace newsgrep::cli
