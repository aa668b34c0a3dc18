#include "index/open_index.hpp"

#include <utility>

#include "index/bytes/file_errors.hpp"
#include "index/bytes/lost_pages.hpp"
#include "index/format.hpp"
#include "index/stub.hpp"
#include "newsgrep/error.hpp"

namespace newsgrep::index {
namespace {

/// The attempts to open an index. One fails if a writer publishes after we read the stub and before
/// we opened the shards.
constexpr int max_attempts = 5;

/// Opens a shard. Throws unless its files agree about the number of passages.
OpenShard open_shard(const ShardFiles& files, PassageRanges dead) {
  OpenShard shard{files,           PostingLists(files), PassageFile(files),
                  WordList(files), FormLists(files),    std::move(dead)};
  const auto passages = shard.passages.size();
  const auto& ranges = shard.dead.ranges();
  if (shard.postings.table().passages() != passages ||
      (!ranges.empty() && ranges.back().last > passages)) {
    throw damaged_index("a shard, whose files disagree: " + files.dir().string());
  }
  return shard;
}

OpenIndex open_once(const std::filesystem::path& index_dir, const std::string& stub) {
  OpenIndex index;
  index.stub = stub;
  index.shards = open_shards(index_dir, parse_stub(stub, index_dir));
  if (!index.shards.empty()) {
    // All shards of an index carry the same settings.
    const auto& settings = index.shards.front().postings.table();
    index.language = settings.metadata(metadata_key::language);
    index.variants = settings.metadata(metadata_key::variants);
  }
  return index;
}

}  // namespace

void LossWatch::throw_if_lost(const OpenIndex& index) {
  constexpr std::chrono::milliseconds interval(1);
  const auto now = std::chrono::steady_clock::now();
  if (lost_pages() == 0 && now - last_look_ < interval) return;
  last_look_ = now;
  for (const auto& shard : index.shards) {
    if (shard.postings.table().is_lost() || shard.postings.blocks().is_lost() ||
        shard.passages.is_lost() || shard.words.is_lost() || shard.forms.is_lost()) {
      throw damaged_index(shard.files.dir().string() +
                          ", since a file there became shorter or the disk fails");
    }
  }
}

std::vector<OpenShard> open_shards(const std::filesystem::path& index_dir, const Stub& stub) {
  DeadPassages dead;
  if (!stub.dead_passages.name.empty()) {
    dead = parse_dead_passages(read_list(index_dir, stub.dead_passages));
  }
  // A search does not read the list of files. If it is gone, so is this state of the index.
  if (!std::filesystem::exists(index_dir / stub.file_list.name)) {
    throw Error(
        ErrorCode::corrupt,
        "The index is incomplete: there is no " + (index_dir / stub.file_list.name).string(),
        std::string(repair_hint));
  }
  std::vector<OpenShard> shards;
  for (const auto& [name, id] : stub.shards) {
    shards.push_back(open_shard(ShardFiles(index_dir / name, id), std::move(dead[name])));
  }
  return shards;
}

OpenIndex open_index(const std::filesystem::path& index_dir) {
  for (int attempt = 1;; ++attempt) {
    const auto stub = read_stub_text(index_dir);
    if (!stub) {
      throw Error(ErrorCode::no_index, "No index yet (looked in " + index_dir.string() + ")",
                  "Make one: newsgrep-index ~/articles, or name another with --index");
    }
    try {
      return open_once(index_dir, *stub);
    } catch (const Error&) {
      if (read_stub_text(index_dir) == stub) throw;
      if (attempt == max_attempts) {
        throw Error(ErrorCode::index_changed, "A writer changed the index each time it was opened",
                    "Try again");
      }
    }
  }
}

}  // namespace newsgrep::index
