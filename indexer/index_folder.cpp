#include "indexer/index_folder.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

#include "index/bytes/durable_file.hpp"
#include "index/bytes/file_errors.hpp"
#include "index/format.hpp"
#include "newsgrep/error.hpp"
#include "text/stable_hash.hpp"

namespace newsgrep::indexer {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view shards_folder = "shards";

std::string numbered(std::size_t number) {
  auto digits = std::to_string(number);
  return std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
}

/// Returns the stub of the index in `dir`; an empty one for a new index. Throws unless the folder
/// is an index of ours or may become one: leftovers are removed by their names, so the folder must
/// not have other files.
index::Stub read_own_stub(const fs::path& dir, bool rebuild) {
  if (const auto text = index::read_stub_text(dir)) {
    return rebuild && index::looks_like_stub(*text) ? index::Stub() : index::parse_stub(*text, dir);
  }
  if (fs::exists(dir / lock_file_name) || fs::is_empty(dir)) return {};
  throw Error(ErrorCode::bad_argument, dir.string() + " is not empty and is not an index",
              "Name an empty or a new folder with --index");
}

/// Creates the folder `dir` if there is none, and returns it. Throws if it cannot be an index.
const fs::path& checked(const fs::path& dir, bool rebuild) {
  fs::create_directories(dir);
  read_own_stub(dir, rebuild);
  return dir;
}

}  // namespace

IndexFolder::IndexFolder(const fs::path& dir, bool rebuild)
    : dir_(checked(dir, rebuild)),  // Before the lock, which writes a file there.
      building_dir_(dir / "building"),
      lock_(dir),
      is_published_(fs::exists(dir / index::stub_file_name)),
      stub_(read_own_stub(dir, rebuild)) {
  if (!rebuild) remove_leftovers();
  std::error_code none;
  for (const auto& parent : {dir_, dir_ / shards_folder}) {
    for (const auto& entry : fs::directory_iterator(parent, none)) {
      const auto name = entry.path().filename().string();
      last_number_ = std::max(last_number_, index::number_of_name(name));
    }
  }
}

IndexFolder::~IndexFolder() {
  std::error_code ignored;  // The next writer removes what could not be removed.
  fs::remove_all(building_dir_, ignored);
}

void IndexFolder::create_building_dir() const {
  fs::create_directories(building_dir_);
}

std::string IndexFolder::next_number() {
  return numbered(++last_number_);
}

std::string IndexFolder::name_of(const fs::path& shard) const {
  return std::string(shards_folder) + "/" + shard.filename().string();
}

std::string IndexFolder::add_shard(const fs::path& shard, const std::string& number) const {
  fs::create_directories(dir_ / shards_folder);
  index::sync_folder(shard);
  const auto published = dir_ / shards_folder / number;
  fs::rename(shard, published);
  return name_of(published);
}

void IndexFolder::publish(std::vector<index::HashedName> shards, std::string_view files,
                          const index::DeadPassages& dead) {
  index::sync_folder(dir_ / shards_folder);  // All shards are in place.
  const auto number = next_number();
  index::Stub next;
  next.shards = std::move(shards);
  const auto add_list = [&](std::string_view prefix, std::string_view text) -> index::HashedName {
    const auto name = std::string(prefix) + number;
    index::write_durably(dir_ / name, text);
    return {name, text::stable_hash(text)};
  };
  next.file_list = add_list(index::file_list_prefix, files);
  if (const auto text = index::to_text(dead); !text.empty()) {
    next.dead_passages = add_list(index::dead_passages_prefix, text);
  }
  index::write_durably(dir_ / index::stub_file_name, index::to_text(next));
  stub_ = std::move(next);
  is_published_ = true;
}

void IndexFolder::remove_leftovers() const {
  std::error_code ignored;  // The next writer tries again to remove what cannot be removed now.
  fs::remove_all(building_dir_, ignored);
  for (const auto& entry : fs::directory_iterator(dir_ / shards_folder, ignored)) {
    const auto name = std::string(shards_folder) + "/" + entry.path().filename().string();
    const bool used = std::any_of(stub_.shards.begin(), stub_.shards.end(),
                                  [&](const auto& shard) { return shard.name == name; });
    if (!used) fs::remove_all(entry.path(), ignored);
  }
  for (const auto& entry : fs::directory_iterator(dir_, ignored)) {
    const auto name = entry.path().filename().string();
    const bool is_list =
        name.starts_with(index::file_list_prefix) || name.starts_with(index::dead_passages_prefix);
    const bool unused = is_list && name != stub_.file_list.name && name != stub_.dead_passages.name;
    const bool unfinished =
        name.starts_with(index::stub_file_name) && name.ends_with(index::unfinished_suffix);
    if (unused || unfinished) fs::remove(entry.path(), ignored);
  }
}

}  // namespace newsgrep::indexer
