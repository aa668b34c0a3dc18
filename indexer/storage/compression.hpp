#pragma once

namespace newsgrep::detail {

/// Of zstd. Higher ones take three times as long to gain a hundredth of the text's size.
inline constexpr int compression_level = 3;

}  // namespace newsgrep::detail
