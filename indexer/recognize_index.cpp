#include "indexer/recognize_index.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "index/bytes/file_errors.hpp"
#include "index/bytes/regular_file.hpp"
#include "index/format.hpp"
#include "index/stub.hpp"
#include "indexer/index_layout.hpp"
#include "indexer/writer_lock.hpp"
#include "newsgrep/error.hpp"

namespace newsgrep::indexer {
namespace {

const std::string other_index_hint = "Name another folder with --index";

/// Throws if other users can put files of theirs in place of ours. Root may work on anybody's
/// index, and what is root's is trusted. A group is trusted, too: whoever lets it write means it,
/// and often it is the user's own group.
void check_trusted(const struct stat& status, const std::filesystem::path& path) {
  const auto user = geteuid();
  if (user != 0 && status.st_uid != user && status.st_uid != 0) {
    throw Error(ErrorCode::io, path.string() + " belongs to another user",
                "Name an index of your own with --index");
  }
  if ((status.st_mode & S_IWOTH) != 0) {
    throw Error(ErrorCode::io, "Any user can write to " + path.string(),
                "Take that right away: chmod o-w " + path.string());
  }
}

/// Throws unless `name` is a folder or nothing. A link could lead to the user's files.
void check_folder(const HeldFolder& folder, const std::string& name) {
  const auto type = folder.type(name);
  if (type == EntryType::none || type == EntryType::folder) return;
  throw Error(ErrorCode::bad_argument,
              (folder.path() / name).string() + " is a link or a file, not a folder of an index",
              "Move it away, or name another folder with --index");
}

/// Returns true if `folder`, which has no stub, has shards of an index that was published.
bool lost_its_stub(const HeldFolder& folder) {
  if (folder.type(std::string(first_run_file_name)) != EntryType::none) return false;
  const auto shards = folder.folder(std::string(shards_folder));
  return shards && !shards->entries().empty();
}

}  // namespace

std::optional<StubFile> read_stub_file(const HeldFolder& folder) {
  const std::string name(index::stub_file_name);
  const auto path = folder.path() / name;
  const auto file = folder.open_file(name, O_RDONLY);
  if (file.number() < 0 && errno == ENOENT) return std::nullopt;
  if (file.number() < 0 && errno != ELOOP) throw index::cannot_read(path, std::strerror(errno));
  struct stat status {};
  if (file.number() < 0 || fstat(file.number(), &status) != 0 || !S_ISREG(status.st_mode)) {
    throw Error(ErrorCode::bad_argument, path.string() + " is not a file of an index",
                other_index_hint);
  }
  check_trusted(status, path);
  return StubFile{index::read_all(file, path), status.st_mode};
}

std::optional<StubFile> recognize_index(const HeldFolder& folder, IfDamaged if_damaged) {
  check_trusted(folder.status(), folder.path());
  check_folder(folder, std::string(shards_folder));
  check_folder(folder, std::string(building_folder));
  auto stub = read_stub_file(folder);
  if (stub && index::looks_like_stub(stub->text)) return stub;
  const auto foreign = first_foreign_entry(folder);
  const bool is_ours = !foreign && has_own_lock(folder);
  if (!stub) {
    if (is_ours && if_damaged == IfDamaged::refuse && lost_its_stub(folder)) {
      throw index::damaged_index("its " + std::string(index::stub_file_name) +
                                 ", which is missing");
    }
    const auto entries = folder.entries();
    if (is_ours || entries.empty()) return std::nullopt;
    throw Error(ErrorCode::bad_argument,
                folder.path().string() + " is not empty and is not an index: it holds " +
                    foreign.value_or(entries.front().name),
                "Name an empty or a new folder with --index");
  }
  if (!is_ours || folder.type(std::string(shards_folder)) == EntryType::none) {
    throw Error(ErrorCode::wrong_format, folder.path().string() + " is not an index of newsgrep",
                other_index_hint);
  }
  if (if_damaged == IfDamaged::refuse) {
    throw index::damaged_index("its " + std::string(index::stub_file_name));
  }
  return stub;
}

}  // namespace newsgrep::indexer
