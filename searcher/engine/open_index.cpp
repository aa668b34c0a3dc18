#include "engine/open_index.hpp"

#include <fstream>
#include <iterator>

#include "engine/xapian_guard.hpp"
#include "schema/format.hpp"
#include "schema/stub.hpp"

namespace newsgrep::detail {
namespace {

// Each retry needs a writer that publishes between our reading the stub and opening the shards.
constexpr int max_attempts = 5;

/// Throws Error{wrong_format} unless this version of newsgrep wrote `shard`.
void check_format(const Xapian::Database& shard, const std::filesystem::path& index_dir) {
  const auto format = shard.get_metadata(std::string(metadata_key::format));
  if (format == format_version) return;
  if (format.empty()) {
    throw Error(ErrorCode::wrong_format, index_dir.string() + " is not an index of newsgrep",
                "name another place with --index, or let newsgrep-index make an index there");
  }
  throw Error(ErrorCode::wrong_format,
              "the index at " + index_dir.string() + " has format " + format +
                  ", this newsgrep reads format " + std::string(format_version),
              "build it again with newsgrep-index --rebuild");
}

OpenIndex open_once(const std::filesystem::path& index_dir, const std::string& stub) {
  OpenIndex index;
  index.stub = stub;
  index.shards = open_shards(index_dir, parse_stub(stub));
  if (!index.shards.empty()) {
    // All shards of an index carry the same settings.
    const auto& shard = index.shards.front().database;
    index.language = shard.get_metadata(std::string(metadata_key::language));
    index.variants = shard.get_metadata(std::string(metadata_key::variants));
  }
  return index;
}

std::string read_dead_passages(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Xapian::DatabaseNotFoundError("missing " + path.string());
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

std::vector<OpenShard> open_shards(const std::filesystem::path& index_dir, const Stub& stub) {
  DeadPassages dead;
  if (!stub.dead_passages.empty()) {
    dead = parse_dead_passages(read_dead_passages(index_dir / stub.dead_passages));
  }
  std::vector<OpenShard> shards;
  for (const auto& name : stub.shards) {
    const auto dir = index_dir / name;
    Xapian::Database database(dir.string());
    check_format(database, index_dir);
    shards.push_back({std::move(database), PostingLists(dir), PassageFile(dir), dead[name]});
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
      throw Error(ErrorCode::no_index, "there is no index at " + index_dir.string(),
                  "make one with newsgrep-index PATH…, or name another with --index");
    }
    try {
      return guard_xapian([&] { return open_once(index_dir, stub); });
    } catch (const Error&) {
      if (read_stub_text(index_dir) == stub) throw;
      if (attempt == max_attempts) {
        throw Error(ErrorCode::index_changed, "the index was rewritten again and again",
                    "try again");
      }
    }
  }
}

}  // namespace newsgrep::detail
