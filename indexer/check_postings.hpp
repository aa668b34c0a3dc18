#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "indexer/check_words.hpp"
#include "indexer/fault_list.hpp"
#include "indexer/shard_snapshot.hpp"

namespace newsgrep::indexer {

/// The settings that a shard carries.
struct ShardSettings {
  std::string format;
  std::string language;
  std::string variants;
  friend bool operator==(const ShardSettings&, const ShardSettings&) = default;
};

/// For each passage, by its number: sums over what its posting lists have, to be compared with the
/// same sums over its text. Two passages with equal sums have equal terms, but for a chance of one
/// in 2^64.
struct PassageSums {
  std::vector<std::uint64_t> words;   ///< Of term and impact.
  std::vector<std::uint64_t> forms;   ///< Of term and written form.
  std::vector<std::uint64_t> fields;  ///< Of the terms of fields.
  bool has_forms = false;             ///< False if the file `forms` could not be read.
};

/// Returns what is summed up for a term with something that belongs to it.
inline std::uint64_t sum_part(std::uint64_t term_hash, std::uint64_t with) {
  auto mixed = (term_hash ^ (with * 0x9E3779B97F4A7C15)) * 0xD6E8FEB86659FD93;
  return (mixed ^ (mixed >> 32)) * 0xD6E8FEB86659FD93;
}

/// What check_postings() found out for other checks.
struct PostingsResult {
  ShardSettings settings;
  PassageSums sums;                   ///< Filled if asked for.
  std::size_t unlisted_articles = 0;  ///< Living articles of files that are not listed.
};

/// What check_postings() needs beside the shard.
struct PostingsInput {
  /// Null if the file `words` cannot be read, or is not to be compared.
  const ListedWords* words = nullptr;
  /// The terms of the paths of all listed files.
  const std::set<std::string>* path_terms = nullptr;
  bool wants_sums = false;
};

/// Checks postlist.glass, iamglass, blocks and forms, and what they say about each other. The pages
/// of the first three must be whole; `forms` is left out if it is not, or there is no reader.
PostingsResult check_postings(ShardSnapshot& shard, const PostingsInput& input, FaultList& faults);

}  // namespace newsgrep::indexer
