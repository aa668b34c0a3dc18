#include "indexer/check_pages.hpp"

#include <algorithm>
#include <string>

#include "index/bytes/page_sums.hpp"
#include "indexer/in_threads.hpp"
#include "newsgrep/error.hpp"

namespace newsgrep::indexer {
namespace {

/// The pages that a thread takes at a time: one MiB.
constexpr std::uint32_t pages_at_once = 256;

std::uint32_t pages_of(const CheckedPart& part) {
  const auto bytes = std::min<std::uint64_t>(part.file.bytes().size(), part.entry->file_bytes);
  return static_cast<std::uint32_t>(index::page_count(bytes));
}

/// Some pages of a file.
struct Pages {
  ShardSnapshot* shard;
  CheckedPart* part;
  std::uint32_t first;
  std::uint32_t end;
  std::vector<std::uint32_t> damaged = {};
  bool has_no_sums = false;  ///< True if the checksums of some of them are damaged.
};

std::vector<Pages> all_pages(std::vector<ShardSnapshot>& shards) {
  std::vector<Pages> all;
  for (auto& shard : shards) {
    for (auto& part : shard.parts) {
      const auto pages = pages_of(part);
      for (std::uint32_t first = 0; first < pages; first += pages_at_once) {
        all.push_back({&shard, &part, first, std::min(pages, first + pages_at_once)});
      }
    }
  }
  return all;
}

void check(Pages& pages) {
  const auto bytes = pages.part->file.bytes();
  const auto& sums = pages.shard->files->checksums();
  for (auto page = pages.first; page < pages.end; ++page) {
    const auto content = bytes.substr(std::size_t{page} * index::page_bytes, index::page_bytes);
    try {
      if (index::page_sum(content) != sums.sum(pages.part->entry->first_page + page)) {
        pages.damaged.push_back(page);
      }
    } catch (const Error&) {
      pages.has_no_sums = true;
    }
  }
}

std::string name_of(std::uint32_t first, std::uint32_t last, const CheckedPart& part) {
  const auto of = " of " + std::to_string(pages_of(part));
  const auto begin = std::uint64_t{first} * index::page_bytes;
  const auto end = std::min<std::uint64_t>((std::uint64_t{last} + 1) * index::page_bytes,
                                           part.file.bytes().size());
  const auto bytes = " (bytes " + std::to_string(begin) + " to " + std::to_string(end - 1) + ")";
  if (first == last) {
    return "Page " + std::to_string(first + 1) + of + bytes + " differs from its checksum";
  }
  return "Pages " + std::to_string(first + 1) + " to " + std::to_string(last + 1) + of + bytes +
         " differ from their checksums";
}

}  // namespace

FaultList check_pages(std::vector<ShardSnapshot>& shards, unsigned threads, std::size_t max_faults,
                      std::atomic<std::uint64_t>& bytes_done, const std::function<void()>& after) {
  auto all = all_pages(shards);
  const auto work = [&](std::size_t number, unsigned) {
    check(all[number]);
    bytes_done += std::uint64_t{all[number].end - all[number].first} * index::page_bytes;
  };
  in_threads(all.size(), threads, work, after);

  FaultList faults(max_faults);
  // A run of damaged pages may go on in the next part of the file.
  const CheckedPart* run_in = nullptr;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  const auto end_run = [&] {
    if (run_in != nullptr) faults.add(run_in->label, name_of(first, last, *run_in));
    run_in = nullptr;
  };
  const ShardSnapshot* without_sums = nullptr;
  for (const auto& pages : all) {
    for (const auto page : pages.damaged) {
      if (run_in != pages.part || page != last + 1) {
        end_run();
        run_in = pages.part;
        first = page;
      }
      last = page;
    }
    if (!pages.damaged.empty() || pages.has_no_sums) pages.part->is_damaged = true;
    if (pages.has_no_sums && without_sums != pages.shard) {
      end_run();
      without_sums = pages.shard;
      faults.add(pages.shard->label(index::checksums_file_name),
                 "Some of its checksums are damaged, so that not all of the shard can be checked");
    }
  }
  end_run();
  for (auto& shard : shards) {
    for (auto& part : shard.parts) {
      if (!part.file.is_lost()) continue;
      part.is_damaged = true;
      faults.add(part.label, "Some of it cannot be read, or it was made shorter meanwhile");
    }
  }
  return faults;
}

}  // namespace newsgrep::indexer
