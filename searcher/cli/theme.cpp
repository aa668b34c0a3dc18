#include "searcher/cli/theme.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

namespace newsgrep::cli {
namespace {

using Part = std::string Theme::*;

constexpr std::array<std::pair<std::string_view, Part>, 8> parts = {{{"mt", &Theme::match},
                                                                     {"fn", &Theme::place},
                                                                     {"ln", &Theme::number},
                                                                     {"ti", &Theme::title},
                                                                     {"so", &Theme::source},
                                                                     {"da", &Theme::date},
                                                                     {"cx", &Theme::context},
                                                                     {"se", &Theme::separator}}};

constexpr std::size_t max_parameters = 64;

bool are_parameters(std::string_view text) {
  return text.size() <= max_parameters && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || c == ';';
         });
}

void apply(std::string_view entry, Theme& theme) {
  const auto equals = entry.find('=');
  if (equals == std::string_view::npos || !are_parameters(entry.substr(equals + 1))) return;
  for (const auto& [name, part] : parts) {
    if (name == entry.substr(0, equals)) theme.*part = entry.substr(equals + 1);
  }
}

}  // namespace

Theme theme_from(std::string_view colors) {
  Theme theme;
  while (!colors.empty()) {
    const auto end = std::min(colors.find(':'), colors.size());
    apply(colors.substr(0, end), theme);
    colors.remove_prefix(std::min(end + 1, colors.size()));
  }
  return theme;
}

Theme theme_from_environment() {
  const char* colors = std::getenv("NEWSGREP_COLORS");
  return theme_from(colors != nullptr ? colors : "");
}

}  // namespace newsgrep::cli
