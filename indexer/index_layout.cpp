#include "indexer/index_layout.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "index/format.hpp"
#include "indexer/writer_lock.hpp"

namespace newsgrep::indexer {
namespace {

constexpr std::string_view writer_prefix = "writer-";
constexpr std::string_view merged_prefix = "merged-";
constexpr std::string_view unfinished_suffix = ".new";

/// The files of a shard: ours, those that Xapian made in older formats, and what Xapian's programs
/// leave in a database that they open.
constexpr std::array<std::string_view, 13> shard_files = {
    "blocks",        "checksums",      "docdata.glass",  "flintlock",      "forms",
    "iamglass",      "passages",       "position.glass", "postlist.glass", "spelling.glass",
    "synonym.glass", "termlist.glass", "words"};

/// A greater number is not ours: there must always be a next one.
constexpr std::size_t max_number = 999'999'999'999'999;

bool no_file(std::string_view) {
  return false;
}

const Layout* no_folder(std::string_view) {
  return nullptr;
}

bool is_shard_file(std::string_view name) {
  return std::find(shard_files.begin(), shard_files.end(), name) != shard_files.end();
}

constexpr Layout shard = {is_shard_file, no_folder};

constexpr Layout shards = {
    no_file, [](std::string_view name) { return number_of(name, "") > 0 ? &shard : nullptr; }};

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

constexpr Layout writer = {no_file, [](std::string_view name) {
                             const bool is_merged = name.starts_with(merged_prefix) &&
                                                    is_number(name.substr(merged_prefix.size()));
                             return is_number(name) || is_merged || name == "empty" ? &shard
                                                                                    : nullptr;
                           }};

bool is_writer_id(std::string_view text) {
  return text.size() == writer_id_size &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

constexpr Layout building = {no_file, [](std::string_view name) {
                               const bool is_ours = name.starts_with(writer_prefix) &&
                                                    is_writer_id(name.substr(writer_prefix.size()));
                               return is_ours ? &writer : nullptr;
                             }};

constexpr Layout index_folder = {[](std::string_view name) {
                                   return name == index::stub_file_name || name == lock_file_name ||
                                          name == first_run_file_name || is_list_name(name) ||
                                          is_unfinished_stub_name(name);
                                 },
                                 [](std::string_view name) -> const Layout* {
                                   if (name == shards_folder) return &shards;
                                   return name == building_folder ? &building : nullptr;
                                 }};

}  // namespace

std::string numbered(std::string_view prefix, std::size_t number) {
  constexpr std::size_t least_digits = 4;
  const auto digits = std::to_string(number);
  std::string name(prefix);
  if (digits.size() < least_digits) name.append(least_digits - digits.size(), '0');
  return name + digits;
}

std::size_t number_of(std::string_view name, std::string_view prefix) {
  if (!name.starts_with(prefix)) return 0;
  const auto digits = name.substr(prefix.size());
  std::size_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool is_whole = number <= max_number && numbered(prefix, number) == name;
  return is_whole ? number : 0;
}

bool is_list_name(std::string_view name) {
  return number_of(name, index::file_list_prefix) > 0 ||
         number_of(name, index::dead_passages_prefix) > 0;
}

std::string unfinished_stub_name(std::string_view writer_id) {
  std::string name(index::stub_file_name);
  return name.append("-").append(writer_id).append(unfinished_suffix);
}

bool is_unfinished_stub_name(std::string_view name) {
  const auto id_begin = index::stub_file_name.size() + 1;
  const auto id = name.size() > id_begin ? name.substr(id_begin, writer_id_size) : "";
  return is_writer_id(id) && name == unfinished_stub_name(id);
}

std::string building_name(std::string_view writer_id) {
  return std::string(writer_prefix).append(writer_id);
}

const Layout& index_layout() {
  return index_folder;
}

std::optional<std::string> first_foreign_entry(const HeldFolder& folder, const Layout& layout) {
  for (const auto& [name, type] : folder.entries()) {
    if (type == EntryType::file && layout.has_file(name)) continue;
    const auto* inner = type == EntryType::folder ? layout.folder(name) : nullptr;
    if (inner == nullptr) return name;
    const auto held = folder.folder(name);
    if (!held) continue;  // A writer has removed it meanwhile.
    if (const auto foreign = first_foreign_entry(*held, *inner)) return name + "/" + *foreign;
  }
  return std::nullopt;
}

void remove_ours(const HeldFolder& parent, const std::string& name, const Layout& layout) {
  const auto held = parent.folder(name);
  if (!held) return;
  for (const auto& entry : held->entries()) {
    if (layout.has_file(entry.name)) held->remove_file(entry.name);
    if (const auto* inner = layout.folder(entry.name)) remove_ours(*held, entry.name, *inner);
  }
  parent.remove_folder(name);
}

}  // namespace newsgrep::indexer
