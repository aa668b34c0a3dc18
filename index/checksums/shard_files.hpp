#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>

#include "index/checksums/checked_file.hpp"

namespace newsgrep::index {

/// The files of a shard, by name. Copies are cheap and share what they opened. Several threads may
/// use one.
class ShardFiles {
 public:
  /// Opens the checksums of the shard in `dir`. Throws Error{corrupt} if there are none or they are
  /// damaged, Error{io} if they cannot be read.
  explicit ShardFiles(std::filesystem::path dir);

  /// Does the same for a published shard, whose id is known. Throws Error{corrupt} if the folder
  /// has another shard.
  ShardFiles(std::filesystem::path dir, std::uint64_t id);

  const std::filesystem::path& dir() const { return dir_; }

  /// Returns the id of the shard: a hash of all its files.
  std::uint64_t id() const { return sums_->shard_id(); }

  const ChecksumFile& checksums() const { return *sums_; }

  /// Opens a file of the shard. Throws Error{corrupt} if the shard has no such file or it has
  /// another length than when it was written, Error{io} if it cannot be read.
  CheckedFile open(std::string_view name, Access access = Access::random) const;

 private:
  std::filesystem::path dir_;
  std::shared_ptr<const ChecksumFile> sums_;
};

}  // namespace newsgrep::index
