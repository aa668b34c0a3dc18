#include "index/open_index.hpp"

#include <utility>

#include "index/bytes/file_errors.hpp"
#include "index/format.hpp"
#include "index/glass/glass_block.hpp"
#include "index/stub.hpp"
#include "newsgrep/error.hpp"

namespace newsgrep::index {
namespace {

/// The attempts to open an index. One fails if a writer publishes after we read the stub and before
/// we opened the shards.
constexpr int max_attempts = 5;

/// Throws unless this version of newsgrep wrote the shard in `dir` and no other program changed it
/// since.
void check_format(const GlassTable& table, const std::filesystem::path& dir,
                  const std::filesystem::path& index_dir) {
  const auto format = table.metadata(metadata_key::format);
  if (format == format_version) {
    if (table.revision() == glass_revision) return;
    throw Error(ErrorCode::corrupt, "Another program changed the index: " + dir.string(),
                std::string(rebuild_hint));
  }
  if (format.empty()) {
    throw Error(ErrorCode::wrong_format, index_dir.string() + " is not an index of newsgrep",
                "Name another folder with --index");
  }
  const bool is_newer = format.size() > format_version.size() ||
                        (format.size() == format_version.size() && format > format_version);
  throw Error(ErrorCode::wrong_format,
              "The index in " + index_dir.string() + " has format " + format +
                  "; this newsgrep reads format " + std::string(format_version),
              is_newer ? "A newer newsgrep made it: use that one, or another index with --index"
                       : std::string(rebuild_hint));
}

OpenIndex open_once(const std::filesystem::path& index_dir, const std::string& stub) {
  OpenIndex index;
  index.stub = stub;
  index.shards = open_shards(index_dir, parse_stub(stub));
  if (!index.shards.empty()) {
    // All shards of an index carry the same settings.
    const auto& settings = index.shards.front().postings.table();
    index.language = settings.metadata(metadata_key::language);
    index.variants = settings.metadata(metadata_key::variants);
  }
  return index;
}

}  // namespace

std::vector<OpenShard> open_shards(const std::filesystem::path& index_dir, const Stub& stub) {
  DeadPassages dead;
  if (!stub.dead_passages.empty()) {
    dead = parse_dead_passages(MappedFile(index_dir / stub.dead_passages).bytes());
  }
  std::vector<OpenShard> shards;
  for (const auto& name : stub.shards) {
    const auto dir = index_dir / name;
    GlassTable table(dir);
    check_format(table, dir, index_dir);
    shards.push_back({dir, PostingLists(std::move(table), BlockTable(dir)), PassageFile(dir),
                      WordList(dir), FormLists(dir), dead[name]});
  }
  return shards;
}

std::string read_stub_text(const std::filesystem::path& index_dir) {
  const auto stub = read_stub(index_dir);
  return stub ? to_text(*stub) : std::string();
}

OpenIndex open_index(const std::filesystem::path& index_dir) {
  for (int attempt = 1;; ++attempt) {
    const auto stub = read_stub_text(index_dir);
    if (stub.empty()) {
      throw Error(ErrorCode::no_index, "No index yet (looked in " + index_dir.string() + ")",
                  "Make one: newsgrep-index ~/articles, or name another with --index");
    }
    try {
      return open_once(index_dir, stub);
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
