#pragma once

#include <string_view>

namespace newsgrep::test {

/// Returns true if `text` is one JSON value by RFC 8259, in well-formed UTF-8, without line breaks
/// and without control characters, those of ISO 6429 (U+007F to U+009F) among them.
/// Knows nothing of the library that writes our JSON.
bool is_strict_json_line(std::string_view text);

}  // namespace newsgrep::test
