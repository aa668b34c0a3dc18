#include "indexer/vanished_files.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace newsgrep::indexer {
namespace {

/// Fewer files may well be deleted on purpose, even if they are most of a small folder.
constexpr std::size_t min_suspicious = 10;

using Kind = GivenPath::Kind;

/// What stays the same when a file is moved inside a file system.
using MoveKey = std::tuple<std::uint64_t, std::uint64_t, std::int64_t>;

MoveKey move_key(std::uint64_t inode, std::uint64_t size_bytes, std::int64_t mtime_ns) {
  return {inode, size_bytes, mtime_ns};
}

/// Compares the files of an index with those found.
class Comparison {
 public:
  Comparison(const index::FileList& files, const WalkResult& found, Vanished vanished)
      : files_(files), found_(found), vanished_(vanished) {
    note_unread();
    for (const auto& file : found.files) {
      if (!files.contains(file.path.native())) {
        new_files_.insert(move_key(file.inode, file.size_bytes, file.mtime_ns));
      }
    }
  }

  VanishedFiles run() {
    for (const auto& given : found_.given) compare(given);
    for (const auto& path : gone_) {
      if (vanished_ == Vanished::keep || kept_.contains(path)) {
        ++result_.kept;
      } else {
        result_.to_remove.push_back(path);
      }
    }
    return std::move(result_);
  }

 private:
  /// Notes the paths of which it is not known what is there.
  void note_unread() {
    std::set<std::string> not_there;
    for (const auto& given : found_.given) {
      if (given.kind == Kind::nothing) not_there.insert(given.path.string());
    }
    const bool all_else_is_gone = vanished_ == Vanished::remove;
    for (const auto& problem : found_.problems) {
      const bool unread = problem.is_read_error || !all_else_is_gone;
      if (unread && !not_there.contains(problem.path)) unread_.insert(problem.path);
    }
    if (all_else_is_gone) return;
    for (const auto& link : found_.links_out) unread_.insert(link.string());
  }

  void compare(const GivenPath& given) {
    const auto path = given.path.string();
    if (given.kind == Kind::unknown || !compared_.insert(path).second) return;
    std::size_t indexed = 0;
    std::size_t suspicious = 0;
    std::vector<std::string> gone;
    const auto add = [&](const index::FileList::value_type& file) {
      ++indexed;
      if (!is_gone(file.first)) return;
      gone.push_back(file.first);
      if (!was_moved(file.second)) ++suspicious;
    };
    if (const auto at = files_.find(path); at != files_.end()) add(*at);
    const auto below = path.ends_with('/') ? path : path + '/';
    for (auto at = files_.lower_bound(below); at != files_.end(); ++at) {
      if (!at->first.starts_with(below)) break;
      add(*at);
    }
    if (vanished_ == Vanished::automatic && is_missing(given.kind, suspicious, indexed)) {
      kept_.insert(gone.begin(), gone.end());
      result_.missing.push_back({path, suspicious, indexed});
    }
    if (given.kind == Kind::nothing && !gone.empty()) result_.gone_paths.insert(path);
    gone_.insert(gone.begin(), gone.end());
  }

  static bool is_missing(Kind kind, std::size_t gone, std::size_t indexed) {
    if (kind == Kind::nothing) return gone > 0;
    return (gone == indexed && indexed > 1) || (gone >= min_suspicious && 2 * gone > indexed);
  }

  bool is_gone(const std::string& path) const {
    const auto at = std::lower_bound(
        found_.files.begin(), found_.files.end(), path,
        [](const FoundFile& file, const std::string& other) { return file.path.native() < other; });
    const bool is_present = at != found_.files.end() && at->path.native() == path;
    return !is_present && !is_below_unread(path);
  }

  bool is_below_unread(const std::string& path) const {
    if (unread_.empty()) return false;
    for (auto end = path.size(); end != std::string::npos && end > 0;
         end = path.rfind('/', end - 1)) {
      if (unread_.contains(std::string_view(path).substr(0, end))) return true;
    }
    return unread_.contains(std::string_view("/"));
  }

  bool was_moved(const index::IndexedFile& file) const {
    const auto& stamp = file.stamp;
    return new_files_.contains(move_key(stamp.inode, stamp.size_bytes, stamp.mtime_ns));
  }

  const index::FileList& files_;
  const WalkResult& found_;
  const Vanished vanished_;
  std::set<std::string, std::less<>> unread_;
  std::set<MoveKey> new_files_;     ///< Files found that the index does not have.
  std::set<std::string> compared_;  ///< Given paths that were compared.
  std::set<std::string> gone_;
  std::set<std::string> kept_;  ///< Those of gone_ that are below a missing path.
  VanishedFiles result_;
};

}  // namespace

VanishedFiles find_vanished(const index::FileList& files, const WalkResult& found,
                            Vanished vanished) {
  return Comparison(files, found, vanished).run();
}

}  // namespace newsgrep::indexer
