#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace newsgrep::test {

/// A text of which parts are known only when the program runs: they stand as `gap`.
using Pattern = std::string;
inline constexpr char gap = '\0';

/// Returns true if `text` is `pattern` with something, or nothing, in place of each gap.
bool matches(std::string_view pattern, std::string_view text);

/// Returns true if more of the pattern is known than spaces and marks.
bool has_letters(std::string_view pattern);

/// A place of the sources that makes an error, or says one.
struct ErrorSite {
  std::string place;               ///< `index/stub.cpp:93`
  std::string code;                ///< Of ErrorCode; `usage` for UsageError, `said` for say().
  std::vector<Pattern> sentences;  ///< Several if the place chooses between them.
  std::vector<Pattern> hints;      ///< Likewise; an empty one is no hint.
  bool is_also_note = false;       ///< Of a query: then no program may end with it.
};

/// Returns the places in the sources below `source_dir`. A sentence that begins with a small letter
/// or a space is the end of another; one without a letter is passed on from another place.
std::vector<ErrorSite> error_sites(const std::filesystem::path& source_dir);

}  // namespace newsgrep::test
