#pragma once

#include <string_view>
#include <vector>

#include "newsgrep/byte_range.hpp"

namespace newsgrep::text {

/// Returns the quotations in `text`, in order, without their marks: "…", “…”, „…“, «…», »…«, 「…」,
/// 『…』, and ‘…’ where the mark cannot be an apostrophe. A quotation without a closing mark runs
/// to the end of the text, because newspapers leave the mark out where a quotation goes on in the
/// next paragraph. But a single mark starts a quotation only if another closes it. A quotation
/// inside another is part of it.
std::vector<ByteRange> find_quotations(std::string_view text);

}  // namespace newsgrep::text
