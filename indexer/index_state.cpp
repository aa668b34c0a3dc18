#include "indexer/index_state.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

#include "index/checksums/checksum_file.hpp"
#include "index/dead_passages.hpp"
#include "index/format.hpp"
#include "indexer/index_layout.hpp"
#include "newsgrep/error.hpp"

namespace newsgrep::indexer {
namespace fs = std::filesystem;
namespace {

/// The attempts to open an index. One fails if a writer publishes meanwhile.
constexpr int max_attempts = 5;

/// Returns the names of the shards in the folder, in the order in which they were made.
std::vector<std::string> shards_in(const fs::path& index_dir) {
  std::vector<std::string> names;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(index_dir / index::shard_prefix, none)) {
    auto name = std::string(index::shard_prefix) + entry.path().filename().string();
    const bool is_shard = number_of(name, index::shard_prefix) > 0 &&
                          fs::exists(entry.path() / index::checksums_file_name, none);
    if (is_shard) names.push_back(std::move(name));
  }
  std::sort(names.begin(), names.end(), [](const std::string& a, const std::string& b) {
    return number_of(a, index::shard_prefix) < number_of(b, index::shard_prefix);
  });
  return names;
}

/// Returns true if the folder, which has no stub, has shards of an index that was published.
bool lost_its_stub(const fs::path& index_dir) {
  std::error_code none;
  return !fs::exists(index_dir / first_run_file_name, none) && !shards_in(index_dir).empty();
}

/// Returns the content of the stub file; an empty one if something else is in its place.
std::optional<std::string> read_stub_text(const fs::path& index_dir) {
  try {
    return index::read_stub_text(index_dir);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::corrupt) throw;
    return std::string();
  }
}

/// Returns the stub that has this text; nothing if it is damaged. Throws Error{wrong_format} if
/// another version of newsgrep wrote it.
std::optional<index::Stub> parse(const std::string& text, const fs::path& index_dir,
                                 FaultList& faults) {
  try {
    return index::parse_stub(text, index_dir);
  } catch (const Error& error) {
    // An index of another version has a stub that is whole, or older files.
    const bool is_other = error.code() == ErrorCode::wrong_format &&
                          (index::has_own_hash(text) || shards_in(index_dir).empty());
    if (is_other ||
        (error.code() != ErrorCode::corrupt && error.code() != ErrorCode::wrong_format)) {
      throw;
    }
    faults.add(std::string(index::stub_file_name),
               "It is damaged: it does not name the parts of the index");
    return std::nullopt;
  }
}

/// Returns what a list holds, read by `parse`; nothing if it is damaged. `parse` returns nothing,
/// or throws, if the text is not what a writer writes.
template <typename Parse>
auto read_list(const fs::path& index_dir, const index::HashedName& list, FaultList& faults,
               Parse&& parse) -> decltype(parse(std::string())) {
  try {
    auto parsed = parse(index::read_list(index_dir, list));
    if (!parsed) faults.add(list.name, "It is not what newsgrep writes");
    return parsed;
  } catch (const Error& error) {
    if (error.code() != ErrorCode::corrupt) throw;
    faults.add(list.name, "It is damaged or missing");
    return std::nullopt;
  }
}

std::optional<index::DeadPassages> parse_dead(const std::string& text) {
  auto dead = index::parse_dead_passages(text);
  if (index::to_text(dead) != text) return std::nullopt;
  return dead;
}

std::optional<index::FileList> parse_files(const std::string& text) {
  auto files = index::parse_file_list(text);
  if (index::to_text(files) != text) return std::nullopt;
  return files;
}

void open_lists(IndexState& state, const fs::path& index_dir, index::DeadPassages& dead) {
  const auto& stub = *state.stub;
  state.files = read_list(index_dir, stub.file_list, state.faults, parse_files);
  state.knows_dead = true;
  if (stub.dead_passages.name.empty()) return;
  auto read = read_list(index_dir, stub.dead_passages, state.faults, parse_dead);
  state.knows_dead = read.has_value();
  if (!read) return;
  for (const auto& shard_and_passages : *read) {
    const auto& name = shard_and_passages.first;
    const bool is_named = std::any_of(stub.shards.begin(), stub.shards.end(),
                                      [&](const auto& shard) { return shard.name == name; });
    if (!is_named)
      state.faults.add(stub.dead_passages.name, "It names " + name + ", which is no shard");
  }
  dead = std::move(*read);
}

}  // namespace

IndexState open_state(const fs::path& index_dir, std::optional<std::string> stub_text,
                      std::size_t max_faults) {
  IndexState state;
  state.faults = FaultList(max_faults);
  state.stub_text = std::move(stub_text);
  if (state.stub_text) {
    state.stub = parse(*state.stub_text, index_dir, state.faults);
  } else {
    state.faults.add(std::string(index::stub_file_name), "There is no such file");
  }
  index::DeadPassages dead;
  std::vector<index::HashedName> names;
  if (state.stub) {
    names = state.stub->shards;
    open_lists(state, index_dir, dead);
  } else {
    for (auto& name : shards_in(index_dir)) {
      std::uint64_t id = 0;
      try {
        id = index::ChecksumFile(index_dir / name).shard_id();
      } catch (const Error&) {
        id = 0;  // Opening it says what is wrong.
      }
      names.push_back({std::move(name), id});
    }
  }
  for (const auto& name : names) {
    state.shards.push_back(open_snapshot(index_dir, name, max_faults));
    state.shards.back().dead = dead[name.name];
  }
  return state;
}

IndexState open_state(const fs::path& index_dir, std::size_t max_faults) {
  for (int attempt = 1; attempt <= max_attempts; ++attempt) {
    const auto text = read_stub_text(index_dir);
    if (!text && !lost_its_stub(index_dir)) {
      throw Error(ErrorCode::no_index, "No index yet (looked in " + index_dir.string() + ")",
                  "Make one: newsgrep-index ~/articles, or name another with --index");
    }
    auto state = open_state(index_dir, text, max_faults);
    if (read_stub_text(index_dir) == text) return state;
  }
  throw Error(ErrorCode::index_changed, "A writer changed the index each time it was opened",
              "Try again");
}

}  // namespace newsgrep::indexer
