#include "index/checksums/checked_file.hpp"

#include <cstdlib>
#include <cstring>
#include <new>
#include <utility>

#include "index/bytes/file_errors.hpp"
#include "newsgrep/error.hpp"

namespace newsgrep::index {

PageChecks::PageChecks(std::string_view bytes, const ChecksumFile* sums, std::uint32_t first_page)
    : bytes_(bytes), sums_(sums), first_page_(first_page) {
  // One page more, so that an empty part at the end of the file has one.
  const auto pages = bytes.size() / page_bytes + 1;
  // Zeros of calloc() take no memory until they are touched.
  auto* const memory = static_cast<std::atomic<std::uint8_t>*>(
      std::calloc(pages, sizeof(std::atomic<std::uint8_t>)));
  if (memory == nullptr) throw std::bad_alloc();
  verified_.reset(memory);
  if (sums == nullptr) std::memset(static_cast<void*>(memory), 1, pages);
}

void PageChecks::Free::operator()(void* memory) const {
  std::free(memory);
}

void PageChecks::check_pages(std::size_t offset, std::size_t size) const {
  if (size == 0) return;
  const auto last = (offset + size - 1) / page_bytes;
  for (auto page = offset / page_bytes; page <= last; ++page) {
    if (verified(page) == 0) verify(page);
  }
}

void PageChecks::verify(std::size_t page) const {
  const auto sum = sums_->sum(first_page_ + static_cast<std::uint32_t>(page));
  if (page_sum(bytes_.substr(page * page_bytes, page_bytes)) != sum) {
    throw damaged_index("its files, whose checksums differ");
  }
  verified_[page].store(1, std::memory_order_relaxed);
}

CheckedFile::CheckedFile(std::string_view bytes)
    : bytes_(bytes), checks_(std::make_unique<PageChecks>(bytes, nullptr, 0)) {}

CheckedFile::CheckedFile(MappedFile file, std::shared_ptr<const ChecksumFile> sums,
                         const ChecksumFile::Entry& entry)
    : file_(std::move(file)),
      bytes_(file_.bytes()),
      sums_(std::move(sums)),
      checks_(std::make_unique<PageChecks>(bytes_, sums_.get(), entry.first_page)) {
  if (bytes_.size() != entry.file_bytes) {
    throw damaged_index("its file " + std::string(entry.name) + ", which has another length");
  }
}

}  // namespace newsgrep::index
