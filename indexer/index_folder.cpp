#include "indexer/index_folder.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <system_error>
#include <utility>

#include "index/bytes/durable_file.hpp"
#include "index/bytes/file_errors.hpp"
#include "index/format.hpp"
#include "newsgrep/error.hpp"

namespace newsgrep::indexer {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view shards_folder = "shards";
constexpr std::string_view file_list_prefix = "files-";
constexpr std::string_view dead_passages_prefix = "dead-";

std::string numbered(std::size_t number) {
  auto digits = std::to_string(number);
  return std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
}

/// Returns the number at the end of a name; 0 if there is none.
std::size_t number_of(const std::string& name) {
  const auto begin = name.find_last_not_of("0123456789") + 1;
  std::size_t number = 0;
  std::from_chars(name.data() + begin, name.data() + name.size(), number);
  return number;
}

/// Returns the stub of the index in `dir`; an empty one for a new index. Throws unless the folder
/// is an index of ours or may become one: leftovers are removed by their names, so the folder must
/// not have other files.
index::Stub read_own_stub(const fs::path& dir) {
  if (fs::exists(dir / index::stub_file_name)) {
    auto stub = index::read_stub(dir);
    if (!stub) throw index::cannot_read(dir / index::stub_file_name, std::strerror(errno));
    if (!stub->file_list.empty()) return std::move(*stub);
    throw Error(ErrorCode::wrong_format, dir.string() + " is not an index of newsgrep",
                "Name another folder with --index");
  }
  if (fs::exists(dir / lock_file_name) || fs::is_empty(dir)) return {};
  throw Error(ErrorCode::bad_argument, dir.string() + " is not empty and is not an index",
              "Name an empty or a new folder with --index");
}

/// Creates the folder `dir` if there is none, and returns it. Throws if it cannot be an index.
const fs::path& checked(const fs::path& dir) {
  fs::create_directories(dir);
  read_own_stub(dir);
  return dir;
}

}  // namespace

IndexFolder::IndexFolder(const fs::path& dir)
    : dir_(checked(dir)),  // Before the lock, which writes a file there.
      building_dir_(dir / "building"),
      lock_(dir),
      stub_(read_own_stub(dir)) {
  remove_leftovers();
  for (const auto& shard : stub_.shards) last_number_ = std::max(last_number_, number_of(shard));
  last_number_ = std::max(last_number_, number_of(stub_.file_list));
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

void IndexFolder::publish(std::vector<std::string> shards, std::string_view files,
                          const index::DeadPassages& dead) {
  index::sync_folder(dir_ / shards_folder);  // All shards are in place.
  const auto number = next_number();
  index::Stub next;
  next.shards = std::move(shards);
  next.file_list = std::string(file_list_prefix) + number;
  index::write_durably(dir_ / next.file_list, files);
  if (const auto text = index::to_text(dead); !text.empty()) {
    next.dead_passages = std::string(dead_passages_prefix) + number;
    index::write_durably(dir_ / next.dead_passages, text);
  }
  index::write_durably(dir_ / index::stub_file_name, index::to_text(next));
  stub_ = std::move(next);
}

void IndexFolder::remove_leftovers() const {
  std::error_code ignored;  // The next writer tries again to remove what cannot be removed now.
  fs::remove_all(building_dir_, ignored);
  for (const auto& entry : fs::directory_iterator(dir_ / shards_folder, ignored)) {
    const auto name = std::string(shards_folder) + "/" + entry.path().filename().string();
    const bool used =
        std::find(stub_.shards.begin(), stub_.shards.end(), name) != stub_.shards.end();
    if (!used) fs::remove_all(entry.path(), ignored);
  }
  for (const auto& entry : fs::directory_iterator(dir_, ignored)) {
    const auto name = entry.path().filename().string();
    const bool is_list =
        name.starts_with(file_list_prefix) || name.starts_with(dead_passages_prefix);
    const bool unused = is_list && name != stub_.file_list && name != stub_.dead_passages;
    const bool unfinished =
        name.starts_with(index::stub_file_name) && name.ends_with(index::unfinished_suffix);
    if (unused || unfinished) fs::remove(entry.path(), ignored);
  }
}

}  // namespace newsgrep::indexer
