#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "storage/output_file.hpp"
#include "storage/word_list.hpp"

namespace newsgrep::detail {

/// Collects the words of a shard and writes them; see storage/word_list.hpp.
class WordCollector {
 public:
  /// In any order; the same pair may come again.
  void add(std::string_view word, std::string_view term) {
    entries_.push_back({std::string(word), std::string(term)});
  }

  /// Writes the file to the folder `dir`. Throws Error{io}.
  void write(const std::filesystem::path& dir, Durability durability);

 private:
  struct Entry {
    std::string word;
    std::string term;
    auto operator<=>(const Entry&) const = default;
  };
  std::vector<Entry> entries_;
};

/// Writes the words of several shards as those of one to the folder `dir`. Takes 8 bytes of memory
/// a word. Throws Error{io}, and Error{corrupt} when a source is damaged.
void merge_word_lists(std::span<const WordList> sources, const std::filesystem::path& dir,
                      Durability durability);

}  // namespace newsgrep::detail
