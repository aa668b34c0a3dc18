#include "newsgrep/index_details.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "index/bytes/file_errors.hpp"
#include "index/checksums/checksum_file.hpp"
#include "index/field_terms.hpp"
#include "index/file_list.hpp"
#include "index/format.hpp"
#include "index/open_index.hpp"
#include "indexer/guard_io.hpp"

namespace newsgrep {
namespace fs = std::filesystem;
namespace {

/// The attempts to read the list of files, which a writer may remove when it publishes.
constexpr int max_attempts = 5;

class Details {
 public:
  explicit Details(const fs::path& index_dir) {
    details_.folder = fs::absolute(index_dir).lexically_normal();
    details_.format = index::format_version;
    const auto opened = open(index_dir);
    for (const auto& shard : opened.shards) add(shard, index_dir);
    index::LossWatch().throw_if_lost(opened);
    details_.default_language = opened.language;
    details_.variant_lines = static_cast<std::size_t>(
        std::count(opened.variants.begin(), opened.variants.end(), '\n') +
        (opened.variants.empty() || opened.variants.ends_with('\n') ? 0 : 1));
    details_.sources = sources_.size();
    for (auto& [name, count] : languages_) details_.languages.push_back({name, count});
    std::stable_sort(details_.languages.begin(), details_.languages.end(),
                     [](const NamedCount& a, const NamedCount& b) { return a.count > b.count; });
    for (auto& [name, bytes] : bytes_) details_.bytes.push_back({name, bytes});
    ask_system(index_dir);
  }

  IndexDetails take() { return std::move(details_); }

 private:
  /// Opens the index and reads its list of files, of one state.
  index::OpenIndex open(const fs::path& index_dir) {
    for (int attempt = 1;; ++attempt) {
      auto opened = index::open_index(index_dir);
      const auto stub = index::parse_stub(opened.stub, index_dir);
      try {
        const auto files = index::read_list(index_dir, stub.file_list);
        details_.files_listed = index::parse_file_list(files).size();
        bytes_["lists"] = opened.stub.size() + files.size();
        if (!stub.dead_passages.name.empty()) {
          bytes_["lists"] += fs::file_size(index_dir / stub.dead_passages.name);
        }
      } catch (const std::exception&) {
        if (attempt < max_attempts && index::read_stub_text(index_dir) != opened.stub) continue;
        throw;
      }
      return opened;
    }
  }

  void add(const index::OpenShard& shard, const fs::path& index_dir) {
    ShardDetails each;
    each.name = shard.files.dir().lexically_relative(index_dir).generic_string();
    each.passages = shard.passages.size();
    each.dead_passages = shard.dead.size();
    const auto add_bytes = [&](std::string_view name, std::uint64_t bytes) {
      each.bytes += bytes;
      bytes_[std::string(name)] += bytes;
    };
    for (const auto& entry : shard.files.checksums().entries()) {
      add_bytes(entry.name, entry.file_bytes);
    }
    add_bytes(index::checksums_file_name, shard.files.checksums().file().bytes().size());
    details_.passages += each.passages - each.dead_passages;
    details_.articles += living_articles(shard);
    details_.shards.push_back(std::move(each));
    add_fields(shard);
  }

  static std::size_t living_articles(const index::OpenShard& shard) {
    const auto& first = shard.passages.first_passages();
    std::size_t articles = first.articles();
    for (const auto& range : shard.dead.ranges()) {
      for (auto at = range.first; at <= range.last; ++at) articles -= first.contains(at) ? 1 : 0;
    }
    return articles;
  }

  void add_fields(const index::OpenShard& shard) {
    for_each_living(shard, index::term_prefix::language,
                    [&](std::string_view value, std::size_t articles) {
                      languages_[std::string(value)] += articles;
                    });
    for_each_living(shard, index::term_prefix::source, [&](std::string_view value, std::size_t) {
      sources_.insert(std::string(value));
    });
    for_each_living(shard, index::term_prefix::day, [&](std::string_view value, std::size_t) {
      if (value.size() != 8) return;
      const auto day = std::string(value.substr(0, 4)) + "-" + std::string(value.substr(4, 2)) +
                       "-" + std::string(value.substr(6));
      if (details_.first_day.empty() || day < details_.first_day) details_.first_day = day;
      details_.last_day = std::max(details_.last_day, day);
    });
  }

  /// Calls `use(value, articles)` for each term with this prefix that living articles have.
  template <typename Use>
  static void for_each_living(const index::OpenShard& shard, std::string_view prefix, Use&& use) {
    for (const auto& term : shard.postings.terms(prefix)) {
      std::size_t articles = 0;
      shard.postings.for_each_posting(term, [&](index::PassageId passage, std::uint32_t) {
        articles += shard.dead.contains(passage) ? 0 : 1;
      });
      if (articles > 0) use(std::string_view(term).substr(prefix.size()), articles);
    }
  }

  void ask_system(const fs::path& index_dir) {
    struct stat folder {};
    struct stat stub {};
    const auto stub_path = index_dir / index::stub_file_name;
    if (stat(index_dir.c_str(), &folder) != 0)
      throw index::cannot_read(index_dir, std::strerror(errno));
    if (stat(stub_path.c_str(), &stub) != 0)
      throw index::cannot_read(stub_path, std::strerror(errno));
    const auto both = [&](mode_t of_folder, mode_t of_file) {
      return (folder.st_mode & of_folder) != 0 && (stub.st_mode & of_file) != 0;
    };
    if (both(S_IXOTH, S_IROTH)) {
      details_.readers = IndexReaders::everybody;
    } else if (both(S_IXGRP, S_IRGRP)) {
      details_.readers = IndexReaders::group;
    }
    const auto nanoseconds =
        std::chrono::seconds(stub.st_mtim.tv_sec) + std::chrono::nanoseconds(stub.st_mtim.tv_nsec);
    details_.published = std::chrono::system_clock::time_point(
        std::chrono::duration_cast<std::chrono::system_clock::duration>(nanoseconds));
  }

  IndexDetails details_;
  std::map<std::string, std::uint64_t> bytes_;
  std::map<std::string, std::uint64_t> languages_;
  std::set<std::string> sources_;
};

}  // namespace

IndexDetails index_details(const fs::path& index_dir) {
  return indexer::guard_io([&] { return Details(index_dir).take(); });
}

}  // namespace newsgrep
