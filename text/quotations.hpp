#pragma once

#include <string_view>
#include <vector>

#include "newsgrep/byte_range.hpp"

namespace newsgrep::text {

/// What stands in quotation marks in `text`, without the marks, in order: "…", “…”, „…“, «…», »…«,
/// 「…」, 『…』, and ‘…’ where it cannot be an apostrophe. A quotation that is not closed runs to
/// the end of the text, as newspapers write those of several paragraphs, unless it was opened by a
/// single mark. Quotations inside of another are part of it.
std::vector<ByteRange> find_quotations(std::string_view text);

}  // namespace newsgrep::text
