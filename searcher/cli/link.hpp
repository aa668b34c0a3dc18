#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "newsgrep/hit.hpp"

namespace newsgrep::cli {

/// Whether the environment lets headings link to what they name: not with NEWSGREP_LINKS=never, nor
/// on a terminal that would show the sequences.
bool links_are_wanted();

/// The URL of a file on the machine called `host`, percent-encoded.
std::string file_url(std::string_view absolute_path, std::string_view host);

/// Where a heading of this article leads: its file, or its URL when it came without one and that is
/// of the web.
std::optional<std::string> link_of(const ArticleInfo& article);

/// `text`, which leads to `url` when a terminal knows OSC 8.
std::string linked(std::string_view text, std::string_view url);

/// Ends a link.
inline constexpr std::string_view link_end = "\x1b]8;;\x1b\\";

}  // namespace newsgrep::cli
