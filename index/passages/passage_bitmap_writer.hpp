#pragma once

#include <cstdint>
#include <vector>

#include "index/bytes/output_file.hpp"
#include "index/passages/passage_bitmap.hpp"

namespace newsgrep::index {

/// Collects a PassageBitmap, to be written once all passages are known.
class PassageBitmapWriter {
 public:
  /// Adds the next passage to the set, or leaves it out.
  void add(bool is_in_set) {
    if (passages_ % PassageBitmap::word_bits == 0) words_.push_back(0);
    if (is_in_set) words_.back() |= std::uint64_t{1} << (passages_ % PassageBitmap::word_bits);
    ++passages_;
  }

  /// Appends the bitmap to `file`.
  void write_to(OutputFile& file) const { file.append_numbers(words_); }

 private:
  std::vector<std::uint64_t> words_;
  std::uint32_t passages_ = 0;
};

}  // namespace newsgrep::index
