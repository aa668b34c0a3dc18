#include "indexer/shard_snapshot.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "index/glass/glass_block.hpp"
#include "newsgrep/error.hpp"

namespace newsgrep::indexer {
namespace {

/// The files that a shard has besides its checksums.
constexpr std::array file_names = {index::glass_version_file_name, index::glass_table_file_name,
                                   index::blocks_file_name,        index::passages_file_name,
                                   index::words_file_name,         index::forms_file_name};

void open_parts(ShardSnapshot& shard) {
  const auto& sums = shard.files->checksums();
  for (const auto& entry : sums.entries()) {
    if (std::find(file_names.begin(), file_names.end(), entry.name) == file_names.end()) {
      shard.faults.add(shard.label(index::checksums_file_name), "It has a file of an unknown name");
    }
  }
  for (const auto name : file_names) {
    CheckedPart part{shard.label(name), {}, sums.find(name), false};
    if (part.entry == nullptr) {
      shard.faults.add(shard.label(index::checksums_file_name),
                       "It has no checksums of " + std::string(name));
      continue;
    }
    try {
      part.file = index::MappedFile(shard.files->dir() / name, index::Access::sequential);
      const auto bytes = part.file.bytes().size();
      if (bytes != part.entry->file_bytes) {
        part.is_damaged = true;
        shard.faults.add(part.label, "It has " + std::to_string(bytes) +
                                         " bytes; it was written with " +
                                         std::to_string(part.entry->file_bytes));
      }
    } catch (const Error& error) {
      if (error.code() != ErrorCode::corrupt) throw;
      part.is_damaged = true;
      shard.faults.add(part.label, "There is no such file");
    }
    shard.parts.push_back(std::move(part));
  }
}

void open_readers(ShardSnapshot& shard) {
  const auto& files = *shard.files;
  const auto open = [&](std::string_view name, auto& reader) {
    note_damage(shard.reader_faults, shard.label(name), [&] { reader.emplace(files); });
  };
  open(index::glass_table_file_name, shard.table);
  open(index::blocks_file_name, shard.blocks);
  open(index::passages_file_name, shard.passages);
  open(index::words_file_name, shard.words);
  open(index::forms_file_name, shard.forms);
}

}  // namespace

CheckedPart* ShardSnapshot::part(std::string_view file) {
  const auto wanted = label(file);
  const auto at = std::find_if(parts.begin(), parts.end(),
                               [&](const CheckedPart& part) { return part.label == wanted; });
  return at == parts.end() ? nullptr : &*at;
}

bool ShardSnapshot::is_sound(std::string_view file) {
  const auto* const found = part(file);
  return found != nullptr && !found->is_damaged;
}

ShardSnapshot open_snapshot(const std::filesystem::path& index_dir, const index::HashedName& shard,
                            std::size_t max_faults) {
  ShardSnapshot opened;
  opened.name = shard.name;
  opened.faults = opened.reader_faults = FaultList(max_faults);
  const auto label = opened.label(index::checksums_file_name);
  note_damage(opened.faults, label, [&] { opened.files.emplace(index_dir / shard.name); });
  if (!opened.files) return opened;
  if (opened.files->id() != shard.hash) {
    opened.faults.add(label, "It is damaged, or the folder has another shard than the index names");
  }
  open_parts(opened);
  open_readers(opened);
  return opened;
}

}  // namespace newsgrep::indexer
