#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "newsgrep/hit.hpp"

namespace newsgrep::cli {

/// Returns whether headings may link to what they name: not with NEWSGREP_LINKS=never, and not on a
/// terminal that would show the escape sequences.
bool links_are_wanted();

/// Returns the percent-encoded URL of a file on the machine called `host`.
std::string file_url(std::string_view absolute_path, std::string_view host);

/// Returns the URL that the heading of this article links to: that of its file, or, if it came from
/// no file, its own URL on the web.
std::optional<std::string> link_of(const ArticleInfo& article);

/// Returns `text` as a link to `url` (OSC 8).
std::string linked(std::string_view text, std::string_view url);

/// The end of a link.
inline constexpr std::string_view link_end = "\x1b]8;;\x1b\\";

}  // namespace newsgrep::cli
