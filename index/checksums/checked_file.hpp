#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "index/bytes/mapped_file.hpp"
#include "index/bytes/page_sums.hpp"
#include "index/checksums/checksum_file.hpp"

// The checks take a few instructions each, and there are thousands in a search.
#if defined(__GNUC__)
#define NEWSGREP_ALWAYS_INLINE [[gnu::always_inline]]
#else
#define NEWSGREP_ALWAYS_INLINE
#endif

namespace newsgrep::index {

/// Verifies the pages of a file that are touched for the first time. Does not move, so readers of
/// the file may keep its address. Several threads may use it.
class PageChecks {
 public:
  /// Verifies the pages of `bytes`, a file whose first page has the number `first_page` in
  /// `sums`. Both must outlive it. With `sums` null, all bytes count as verified.
  PageChecks(std::string_view bytes, const ChecksumFile* sums, std::uint32_t first_page);

  /// Makes sure that the `size` bytes at `at`, a part of the file, are as they were written. Throws
  /// Error{corrupt} if they are not.
  NEWSGREP_ALWAYS_INLINE void check(const char* at, std::size_t size) const {
    const auto offset = static_cast<std::size_t>(at - bytes_.data());
    const auto first = offset / page_bytes;
    const auto last = (offset + size - 1) / page_bytes;
    if (last - first > 1 || (verified(first) & verified(last)) == 0) check_pages(offset, size);
  }

  /// Does the same for `size` bytes, at most a page.
  template <std::size_t size>
  NEWSGREP_ALWAYS_INLINE void check(const char* at) const {
    static_assert(size > 0 && size <= page_bytes);
    const auto offset = static_cast<std::size_t>(at - bytes_.data());
    const auto last = (offset + size - 1) / page_bytes;
    if ((verified(offset / page_bytes) & verified(last)) == 0) check_pages(offset, size);
  }

  /// Does the same for a part of the file, and returns it.
  NEWSGREP_ALWAYS_INLINE std::string_view checked(std::string_view part) const {
    check(part.data(), part.size());
    return part;
  }

 private:
  std::uint8_t verified(std::size_t page) const {
    return verified_[page].load(std::memory_order_relaxed);
  }
  void check_pages(std::size_t offset, std::size_t size) const;
  void verify(std::size_t page) const;

  struct Free {
    void operator()(void* memory) const;
  };

  std::string_view bytes_;
  const ChecksumFile* sums_;
  std::uint32_t first_page_;
  std::unique_ptr<std::atomic<std::uint8_t>[], Free> verified_;  ///< By page: 1 or 0.
};

/// A file of a shard, read in place and verified where it is touched. Views of its bytes stay valid
/// as long as the object lives, even if it is moved. Several threads may read it.
class CheckedFile {
 public:
  /// Takes bytes that need no check. They must outlive the object.
  explicit CheckedFile(std::string_view bytes = {});
  /// Takes a file with its checksums; `sums` may be null, see PageChecks. Throws Error{corrupt} if
  /// the file does not have the length of `entry`.
  CheckedFile(MappedFile file, std::shared_ptr<const ChecksumFile> sums,
              const ChecksumFile::Entry& entry);

  /// Returns the whole file, which may be damaged: check what you read of it.
  std::string_view bytes() const { return bytes_; }
  const PageChecks& checks() const { return *checks_; }

  /// Makes sure that all of the file is as it was written. Throws Error{corrupt}.
  void check_all() const { checks_->checked(bytes()); }

  /// Lets go of memory; see MappedFile::drop_before().
  void drop_before(std::size_t bytes) const { file_.drop_before(bytes); }

  /// See MappedFile::is_lost().
  bool is_lost() const { return file_.is_lost() || (sums_ != nullptr && sums_->file().is_lost()); }

 private:
  MappedFile file_;
  std::string_view bytes_;
  std::shared_ptr<const ChecksumFile> sums_;
  std::unique_ptr<PageChecks> checks_;
};

}  // namespace newsgrep::index
