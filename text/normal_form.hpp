#pragma once

#include <string>
#include <string_view>

namespace newsgrep::text {

/// Normal forms of Unicode Standard Annex 15; the last is NFKC_Casefold of the standard's chapter
/// 3.13.
enum class NormalForm { nfc, nfd, nfkc, nfkc_casefold };

/// Replaces `out` by `text` in a normal form; by `text` itself if it is ill-formed UTF-8.
void normalize(std::string_view text, NormalForm form, std::string& out);

}  // namespace newsgrep::text
