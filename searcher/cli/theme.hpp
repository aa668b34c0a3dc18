#pragma once

#include <string>
#include <string_view>

namespace newsgrep::cli {

/// SGR parameters of the parts of the output; empty for plain text.
struct Theme {
  std::string match = "1;31";
  std::string place = "35";
  std::string number = "32";
  std::string title = "1";
  std::string source = "32";
  std::string date = "2";
  std::string context = "2";
  std::string separator = "36";
};

/// Returns the usual theme with the changes in `colors`, which is written like GREP_COLORS:
/// `mt=01;31:fn=35:ln=32:ti=1:so=32:da=2:cx=2:se=36`. Entries that make no sense are skipped.
Theme theme_from(std::string_view colors);

/// Returns the theme of $NEWSGREP_COLORS.
Theme theme_from_environment();

}  // namespace newsgrep::cli
