#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

struct ZSTD_CDict_s;

namespace newsgrep::detail {

/// How hard texts are compressed: beyond this, zstd takes much longer to gain a few per cent.
inline constexpr int compression_level = 3;

/// What passages have in common, so that a short text compresses nearly as well as a long one.
/// Immutable; may be shared between threads.
class TextDictionary {
 public:
  /// Of bytes that make_text_dictionary() made. Throws Error{corrupt} when they are damaged.
  explicit TextDictionary(std::string bytes);
  ~TextDictionary();
  TextDictionary(const TextDictionary&) = delete;
  TextDictionary& operator=(const TextDictionary&) = delete;

  const std::string& bytes() const { return bytes_; }

  /// Made ready for zstd.
  const ZSTD_CDict_s* prepared() const { return prepared_.get(); }

 private:
  struct Free {
    void operator()(ZSTD_CDict_s* dictionary) const;
  };

  const std::string bytes_;
  std::unique_ptr<ZSTD_CDict_s, Free> prepared_;
};

/// Makes a dictionary for texts like these; they should be such as append_content() gives. Empty
/// when there is too little text to gain by it. The same texts always give the same dictionary.
std::string make_text_dictionary(std::span<const std::string_view> texts);

}  // namespace newsgrep::detail
