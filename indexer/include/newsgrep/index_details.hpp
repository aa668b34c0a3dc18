#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "newsgrep/error.hpp"

namespace newsgrep {

/// Who may read the files of an index.
enum class IndexReaders { owner, group, everybody };

/// A number of something by name.
struct NamedCount {
  std::string name;
  std::uint64_t count = 0;
};

/// A shard of an index.
struct ShardDetails {
  std::string name;  ///< `shards/0002`
  std::size_t passages = 0;
  std::size_t dead_passages = 0;  ///< Passages of removed articles, which it still has.
  std::uint64_t bytes = 0;
};

/// What an index holds, for people who look after it.
struct IndexDetails {
  std::filesystem::path folder;  ///< Absolute path.
  unsigned format = 0;
  std::vector<NamedCount> bytes;     ///< Size on disk by kind of file.
  std::vector<ShardDetails> shards;  ///< In the order of the index.
  std::size_t articles = 0;
  std::size_t passages = 0;
  std::vector<NamedCount> languages;  ///< Articles by language, most articles first.
  std::size_t sources = 0;
  std::string first_day;  ///< Day of the earliest article, `2025-03-12`; empty if none has a date.
  std::string last_day;   ///< Day of the latest.
  std::string default_language;   ///< Language of articles that name none.
  std::size_t variant_lines = 0;  ///< Lines of the user's table of variants.
  std::size_t files_listed = 0;   ///< Files that the next run compares.
  std::chrono::system_clock::time_point published;
  IndexReaders readers = IndexReaders::owner;
};

/// Returns what the index in `index_dir` holds. Deleted articles count as bytes and dead passages
/// only. Throws Error{no_index}, Error{wrong_format}, Error{corrupt}, Error{io}, and
/// Error{index_changed} if a writer replaced the index again and again.
IndexDetails index_details(const std::filesystem::path& index_dir);

}  // namespace newsgrep
