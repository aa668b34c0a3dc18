#include "index/checksums/checksum_file.hpp"

#include <algorithm>
#include <array>

#include "index/bytes/file_errors.hpp"
#include "index/bytes/load_number.hpp"
#include "newsgrep/error.hpp"
#include "text/stable_hash.hpp"

namespace newsgrep::index {
namespace {

constexpr std::size_t name_bytes = 16;
constexpr std::size_t entry_bytes = name_bytes + sizeof(std::uint64_t);
constexpr std::size_t entries_at = checksums_magic.size() + 2 * sizeof(std::uint32_t);

Error damaged() {
  return damaged_index("its checksums");
}

std::string_view bytes_of(const std::vector<PageSum>& sums) {
  return {reinterpret_cast<const char*>(sums.data()), sums.size() * sizeof(PageSum)};
}

}  // namespace

void write_checksums(const std::filesystem::path& shard_dir, std::span<const SummedFile> files,
                     Durability durability) {
  std::uint64_t pages = 0;
  for (const auto& file : files) pages += page_count(file.sums.file_bytes);
  if (pages > UINT32_MAX) {
    throw Error(ErrorCode::io, "A shard of the index takes more than 16 TB, the most it can have",
                "Divide the articles between several indexes");
  }
  std::vector<PageSum> table;
  table.reserve(pages);
  for (const auto& file : files) {
    table.insert(table.end(), file.sums.pages.begin(), file.sums.pages.end());
  }
  OutputFile out(shard_dir / checksums_file_name);
  out.append(checksums_magic);
  out.append_numbers<std::uint32_t>(
      {static_cast<std::uint32_t>(files.size()), static_cast<std::uint32_t>(table.size())});
  for (const auto& file : files) {
    std::array<char, name_bytes> name{};
    std::copy(file.name.begin(), file.name.end(), name.begin());
    out.append({name.data(), name.size()});
    out.append_numbers<std::uint64_t>({file.sums.file_bytes});
  }
  PageSummer table_sums;
  table_sums.append(bytes_of(table));
  out.append_numbers(table_sums.finish().pages);
  out.append_numbers(table);
  out.finish(durability);
}

ChecksumFile::ChecksumFile(const std::filesystem::path& shard_dir)
    : file_(shard_dir / checksums_file_name) {
  const auto bytes = file_.bytes();
  if (bytes.size() < entries_at || !bytes.starts_with(checksums_magic)) throw damaged();
  const auto files = load_number<std::uint32_t>(bytes, checksums_magic.size());
  const auto pages = load_number<std::uint32_t>(bytes, checksums_magic.size() + sizeof(files));
  const auto table_bytes = std::uint64_t{pages} * sizeof(PageSum);
  const auto table_pages = page_count(table_bytes);
  table_sums_at_ = entries_at + std::size_t{files} * entry_bytes;
  table_at_ = table_sums_at_ + table_pages * sizeof(PageSum);
  if (bytes.size() != table_at_ + table_bytes) throw damaged();
  std::uint64_t page = 0;
  for (std::size_t at = entries_at; at < table_sums_at_; at += entry_bytes) {
    const auto name = bytes.substr(at, name_bytes);
    const auto file_bytes = load_number<std::uint64_t>(bytes, at + name_bytes);
    if (page > pages || page_count(file_bytes) > pages - page) throw damaged();
    entries_.push_back({name.substr(0, std::min(name.find('\0'), name.size())), file_bytes,
                        static_cast<std::uint32_t>(page)});
    page += page_count(file_bytes);
  }
  if (page != pages) throw damaged();
  verified_ = std::make_unique<std::atomic<bool>[]>(table_pages);
}

std::uint64_t ChecksumFile::shard_id() const {
  return text::stable_hash(file_.bytes().substr(0, table_at_));
}

const ChecksumFile::Entry* ChecksumFile::find(std::string_view name) const {
  const auto at = std::find_if(entries_.begin(), entries_.end(),
                               [&](const Entry& entry) { return entry.name == name; });
  return at == entries_.end() ? nullptr : &*at;
}

PageSum ChecksumFile::sum(std::uint32_t page) const {
  const auto at = std::size_t{page} * sizeof(PageSum);
  const auto table_page = at / page_bytes;
  if (!verified_[table_page].load(std::memory_order_relaxed)) verify_table_page(table_page);
  return load_number<PageSum>(file_.bytes(), table_at_ + at);
}

void ChecksumFile::verify_table_page(std::size_t page) const {
  const auto table = file_.bytes().substr(table_at_);
  const auto wanted = load_number<PageSum>(file_.bytes(), table_sums_at_ + page * sizeof(PageSum));
  if (page_sum(table.substr(page * page_bytes, page_bytes)) != wanted) throw damaged();
  verified_[page].store(true, std::memory_order_relaxed);
}

}  // namespace newsgrep::index
