#include "index/checksums/shard_files.hpp"

#include <string>
#include <utility>

#include "index/bytes/file_errors.hpp"
#include "newsgrep/error.hpp"

namespace newsgrep::index {

ShardFiles::ShardFiles(std::filesystem::path dir)
    : dir_(std::move(dir)), sums_(std::make_shared<ChecksumFile>(dir_)) {}

ShardFiles::ShardFiles(std::filesystem::path dir, std::uint64_t id) : ShardFiles(std::move(dir)) {
  if (this->id() != id) throw damaged_index("the checksums of " + dir_.string());
}

CheckedFile ShardFiles::open(std::string_view name, Access access) const {
  const auto* const entry = sums_->find(name);
  if (entry == nullptr) throw damaged_index("the checksums of " + dir_.string());
  return {MappedFile(dir_ / name, access), sums_, *entry};
}

}  // namespace newsgrep::index
