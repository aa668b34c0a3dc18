#include "indexer/index_folder.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <exception>
#include <utility>

#include "index/bytes/durable_file.hpp"
#include "index/bytes/file_errors.hpp"
#include "index/format.hpp"
#include "indexer/index_layout.hpp"
#include "newsgrep/error.hpp"
#include "text/stable_hash.hpp"

namespace newsgrep::indexer {
namespace fs = std::filesystem;
namespace {

constexpr mode_t private_folder = S_IRWXU;
constexpr mode_t other_readers = S_IRGRP | S_IROTH;

std::string name_in_shards(std::string_view number) {
  return std::string(index::shard_prefix).append(number);
}

[[noreturn]] void cannot_write(const fs::path& path) {
  throw index::cannot_write(path, std::strerror(errno));
}

/// Creates the folder `dir`, and those above it that are missing, so that they survive a stop of
/// the machine.
void make_folders(const fs::path& dir, mode_t mode) {
  if (fs::is_directory(dir)) return;
  const auto parent = dir.has_parent_path() ? dir.parent_path() : fs::path(".");
  if (parent != dir) make_folders(parent, mode);
  if (!dir.has_filename()) return;  // `folder/`: made as its own parent.
  if (mkdir(dir.c_str(), mode) != 0 && errno != EEXIST) cannot_write(dir);
  index::sync_folder(parent);
}

/// Creates the folder `name` in `parent` unless it is there.
void make_folder(const HeldFolder& parent, const std::string& name) {
  if (mkdirat(parent.descriptor(), name.c_str(), private_folder) != 0 && errno != EEXIST) {
    cannot_write(parent.path() / name);
  }
}

IfDamaged if_damaged(const WriterOptions& options) {
  return options.rebuild ? IfDamaged::replace : IfDamaged::refuse;
}

/// Creates the folder of an index if there is none, and opens it. Throws if it is none of ours.
HeldFolder open_index_folder(const fs::path& dir, const WriterOptions& options) {
  make_folders(dir, options.shared ? 0755 : private_folder);
  HeldFolder folder(dir);
  recognize_index(folder, if_damaged(options));  // Before the lock, which writes a file there.
  return folder;
}

/// Lets the users that `mode` names use a file or folder, too.
void add_permissions(int file, mode_t mode, const fs::path& path) {
  struct stat status {};
  if (fstat(file, &status) != 0) cannot_write(path);
  if ((status.st_mode & mode) == mode) return;
  if (fchmod(file, (status.st_mode & 07777) | mode) != 0 || fsync(file) != 0) cannot_write(path);
}

void open_up_folder(const HeldFolder& folder, mode_t readers) {
  constexpr int to_execute = 2;  // The bit to enter a folder stands two places after that to read.
  add_permissions(folder.descriptor(), readers | readers >> to_execute, folder.path());
}

void open_up_file(const HeldFolder& folder, const std::string& name, mode_t readers) {
  const auto file = folder.open_file(name, O_RDONLY);
  if (file.number() < 0) cannot_write(folder.path() / name);
  add_permissions(file.number(), readers, folder.path() / name);
}

}  // namespace

IndexFolder::IndexFolder(const fs::path& dir, const WriterOptions& options)
    : folder_(open_index_folder(dir, options)),
      lock_(folder_),
      building_dir_(dir / building_folder / building_name(lock_.id())),
      unfinished_stub_(unfinished_stub_name(lock_.id())),
      shared_(options.shared) {
  // A writer that lost the lock may be about to publish. It cannot without this file; so from here
  // on the stub stays as it is read below.
  for (const auto& entry : folder_.entries()) {
    if (is_unfinished_stub_name(entry.name)) folder_.remove_file(entry.name);
  }
  stub_file_ = recognize_index(folder_, if_damaged(options));
  if (!stub_file_) begin_first_run();
  if (stub_file_ && !options.rebuild) {
    stub_ = index::parse_stub(stub_file_->text, dir);
  }
  start_numbers();
  readers_ = stub_file_ ? stub_file_->mode & other_readers : 0;
  if (shared_) readers_ |= umasked_readers();
}

IndexFolder::~IndexFolder() {
  try {
    if (const auto building = folder_.folder(std::string(building_folder))) {
      const auto name = building_dir_.filename().string();
      remove_ours(*building, name, *index_layout().folder(building_folder)->folder(name));
      folder_.remove_folder(std::string(building_folder));
    }
    const bool has_shards = folder_.type(std::string(shards_folder)) != EntryType::none;
    if (stub_file_ || has_shards) return;
    lock_.check_held();  // Otherwise it is the file of another first run.
    folder_.remove_file(std::string(first_run_file_name));
  } catch (const std::exception&) {
    return;  // The next writer removes what could not be removed.
  }
}

/// Notes that what comes now is ours, and that nothing was published yet.
void IndexFolder::begin_first_run() const {
  const auto file =
      folder_.open_file(std::string(first_run_file_name), O_WRONLY | O_CREAT, S_IRUSR | S_IWUSR);
  if (file.number() < 0) cannot_write(dir() / first_run_file_name);
  index::sync_folder(dir());
}

/// Finds the greatest number that is taken, by a file that is in use or by a leftover.
void IndexFolder::start_numbers() {
  const auto take = [&](std::size_t number) { last_number_ = std::max(last_number_, number); };
  const auto take_list = [&](std::string_view name) {
    take(number_of(name, index::file_list_prefix));
    take(number_of(name, index::dead_passages_prefix));
  };
  take_list(stub_.file_list.name);
  take_list(stub_.dead_passages.name);
  for (const auto& shard : stub_.shards) take(number_of(shard.name, index::shard_prefix));
  for (const auto& entry : folder_.entries()) take_list(entry.name);
  const auto shards = folder_.folder(std::string(shards_folder));
  if (!shards) return;
  for (const auto& entry : shards->entries()) take(number_of(entry.name, ""));
}

/// Returns which other users could read a file that is created with all permissions to read. The
/// umask itself cannot be asked for without changing it, for other threads, too.
mode_t IndexFolder::umasked_readers() const {
  const auto file = folder_.open_file(unfinished_stub_, O_WRONLY | O_CREAT | O_EXCL,
                                      S_IRUSR | S_IWUSR | other_readers);
  struct stat status {};
  if (file.number() < 0 || fstat(file.number(), &status) != 0) cannot_write(dir());
  folder_.remove_file(unfinished_stub_);
  return status.st_mode & other_readers;
}

bool IndexFolder::must_open_up() const {
  return shared_ && stub_file_ && (stub_file_->mode & readers_) != readers_;
}

void IndexFolder::create_building_dir() const {
  make_folder(folder_, std::string(building_folder));
  const auto building = folder_.folder(std::string(building_folder));
  if (!building) cannot_write(building_dir_);
  make_folder(*building, building_dir_.filename().string());
}

std::string IndexFolder::name_of(const fs::path& shard) const {
  return name_in_shards(shard.filename().string());
}

std::string IndexFolder::add_shard(const fs::path& shard) {
  if (chmod(shard.c_str(), private_folder) != 0) cannot_write(shard);
  index::sync_folder(shard);
  make_folder(folder_, std::string(shards_folder));
  const auto shards = folder_.folder(std::string(shards_folder));
  if (!shards) cannot_write(dir() / shards_folder);
  while (true) {
    const auto number = numbered("", ++last_number_);
    if (renameat(AT_FDCWD, shard.c_str(), shards->descriptor(), number.c_str()) == 0) {
      return name_in_shards(number);
    }
    const bool is_taken = errno == EEXIST || errno == ENOTEMPTY || errno == ENOTDIR;
    if (!is_taken) cannot_write(shards->path() / number);
  }
}

/// Writes a list under the first free name from `number` on, and returns what the stub says of it.
index::HashedName IndexFolder::write_list(std::string_view prefix, std::size_t number,
                                          std::string_view content) {
  auto name = numbered(prefix, number);
  while (folder_.type(name) != EntryType::none) name = numbered(prefix, ++last_number_);
  index::write_durably(dir() / name, content);
  return {std::move(name), text::stable_hash(content)};
}

/// Makes the state readable by those who may read the index.
void IndexFolder::open_up(const index::Stub& next) const {
  if (readers_ == 0) return;
  if (shared_) open_up_folder(folder_, readers_);
  for (const auto& list : {next.file_list.name, next.dead_passages.name}) {
    if (!list.empty()) open_up_file(folder_, list, readers_);
  }
  const auto shards = folder_.folder(std::string(shards_folder));
  if (!shards) cannot_write(dir() / shards_folder);
  open_up_folder(*shards, readers_);
  for (const auto& [name, id] : next.shards) {
    const auto shard = shards->folder(fs::path(name).filename().string());
    if (!shard) cannot_write(dir() / name);
    open_up_folder(*shard, readers_);
    for (const auto& entry : shard->entries()) {
      if (entry.type == EntryType::file) open_up_file(*shard, entry.name, readers_);
    }
  }
}

index::Stub IndexFolder::prepare(std::vector<index::HashedName> shards, std::string_view files,
                                 const index::DeadPassages& dead) {
  const auto number = ++last_number_;
  index::Stub next;
  next.shards = std::move(shards);
  next.file_list = write_list(index::file_list_prefix, number, files);
  if (const auto text = index::to_text(dead); !text.empty()) {
    next.dead_passages = write_list(index::dead_passages_prefix, number, text);
  }
  open_up(next);
  index::sync_folder(dir() / shards_folder);
  index::sync_folder(dir());
  return next;
}

void IndexFolder::publish(index::Stub next) {
  StubFile file{index::to_text(next), S_IRUSR | S_IWUSR | readers_};
  try {
    index::write_durably(dir() / unfinished_stub_, file.text);
    open_up_file(folder_, unfinished_stub_, readers_);
    // A writer that begins after this look removes the unfinished stub before it does anything
    // else, and the next step fails. One that began before it is seen here.
    check_unchanged();
    if (renameat(folder_.descriptor(), unfinished_stub_.c_str(), folder_.descriptor(),
                 std::string(index::stub_file_name).c_str()) != 0) {
      const int error = errno;
      lock_.check_held();
      throw index::cannot_write(dir() / index::stub_file_name, std::strerror(error));
    }
  } catch (...) {
    folder_.remove_file(unfinished_stub_);
    throw;
  }
  is_synced_ = false;
  stub_file_ = std::move(file);
  stub_ = std::move(next);
}

void IndexFolder::sync() {
  if (is_synced_) return;
  // Not by its path: nothing that is short, such as descriptors, may be needed after publishing.
  if (fsync(folder_.descriptor()) != 0) cannot_write(dir());
  is_synced_ = true;
}

void IndexFolder::check_unchanged() const {
  lock_.check_held();
  const auto now = read_stub_file(folder_);
  const bool is_same = stub_file_ ? now && now->text == stub_file_->text : !now;
  if (is_same) return;
  throw Error(ErrorCode::index_changed,
              "Nothing was written to the index: another program changed it meanwhile",
              "Let one program write at a time; run this one again");
}

void IndexFolder::remove_leftovers() noexcept {
  try {
    // Names are collected first: what another writer makes after the check is not among them.
    const auto leftovers = find_leftovers();
    if (leftovers.empty()) return;
    check_unchanged();
    sync();  // Otherwise a stop of the machine could bring back a state without its files.
    for (const auto& [name, inside] : leftovers) {
      if (inside == nullptr) {
        folder_.remove_file(name);
      } else if (const auto parent = folder_.folder(fs::path(name).parent_path().string())) {
        remove_ours(*parent, fs::path(name).filename().string(), *inside);
      }
    }
    folder_.remove_folder(std::string(building_folder));
  } catch (const std::exception&) {
    return;  // The next writer tries again.
  }
}

std::vector<IndexFolder::Leftover> IndexFolder::find_leftovers() const {
  std::vector<Leftover> leftovers;
  for (const auto& [name, type] : folder_.entries()) {
    const bool is_unused_list =
        is_list_name(name) && name != stub_.file_list.name && name != stub_.dead_passages.name;
    if (is_unused_list || is_unfinished_stub_name(name) || name == first_run_file_name) {
      leftovers.push_back({name, nullptr});
    }
  }
  for (const auto parent : {shards_folder, building_folder}) {
    const auto folder = folder_.folder(std::string(parent));
    if (!folder) continue;
    for (const auto& entry : folder->entries()) {
      const auto name = (fs::path(parent) / entry.name).string();
      const bool is_used = std::any_of(stub_.shards.begin(), stub_.shards.end(),
                                       [&](const auto& shard) { return shard.name == name; });
      const auto* inside = index_layout().folder(parent)->folder(entry.name);
      if (!is_used && inside != nullptr) leftovers.push_back({name, inside});
    }
  }
  return leftovers;
}

}  // namespace newsgrep::indexer
