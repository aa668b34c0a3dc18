#include "newsgrep/walk.hpp"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <memory>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "corpus/file.hpp"
#include "text/path.hpp"

namespace newsgrep {
namespace {

using Inode = std::pair<dev_t, ino_t>;

Inode inode_of(const struct stat& info) {
  return {info.st_dev, info.st_ino};
}

/// A folder and the folders above it, up to the path that was given to walk().
struct Folder {
  std::string path;
  Inode inode;
  std::shared_ptr<const Folder> parent;
};

/// Returns the path without symbolic links; empty, with the reason in errno, if it cannot be known.
std::string canonical(const std::string& path) {
  const std::unique_ptr<char, decltype(&std::free)> resolved(::realpath(path.c_str(), nullptr),
                                                             &std::free);
  return resolved ? resolved.get() : "";
}

FoundFile found_file(std::string path, const struct stat& info) {
  const auto status = corpus::file_status(info);
  return {std::move(path), status.size_bytes, status.mtime_ns, status.ctime_ns, status.inode};
}

class Walker {
 public:
  explicit Walker(Links links) : links_(links) {}

  void add_root(const std::filesystem::path& path) {
    std::error_code error;
    auto absolute = std::filesystem::absolute(path, error).lexically_normal();
    if (error || path.empty()) {
      add_problem(path.string(), corpus::failure_of(path.empty() ? ENOENT : error.value()));
      result_.given.push_back({path});
      return;
    }
    if (!absolute.has_filename() && absolute.has_relative_path()) absolute = absolute.parent_path();
    if (links_ == Links::inside) {
      if (auto real = canonical(absolute.string()); !real.empty())
        roots_.push_back(std::move(real));
    }
    const auto kind = visit(absolute.string(), nullptr);
    result_.given.push_back({std::move(absolute), kind});
  }

  WalkResult finish() {
    // Real folders come first, so that a file with a link to it has its real path.
    descend();
    auto links = std::move(linked_folders_);
    while (!links.empty()) {
      std::sort(links.begin(), links.end(),
                [](const auto& a, const auto& b) { return a->path < b->path; });
      for (auto& folder : links) {
        folders_.push_back(std::move(folder));
        descend();
      }
      links = std::exchange(linked_folders_, {});
    }
    for (auto& [inode, file] : linked_files_) {
      if (!inodes_.contains(inode)) result_.files.push_back(std::move(file));
      inodes_.insert(inode);
    }
    const auto by_path = [](const FoundFile& a, const FoundFile& b) {
      return a.path.native() < b.path.native();
    };
    const auto same_path = [](const FoundFile& a, const FoundFile& b) {
      return a.path.native() == b.path.native();
    };
    auto& files = result_.files;
    std::sort(files.begin(), files.end(), by_path);
    files.erase(std::unique(files.begin(), files.end(), same_path), files.end());
    const auto key = [](const Problem& problem) { return std::tie(problem.path, problem.reason); };
    auto& problems = result_.problems;
    std::sort(problems.begin(), problems.end(),
              [&](const Problem& a, const Problem& b) { return key(a) < key(b); });
    problems.erase(
        std::unique(problems.begin(), problems.end(),
                    [&](const Problem& a, const Problem& b) { return key(a) == key(b); }),
        problems.end());
    std::sort(result_.links_out.begin(), result_.links_out.end());
    return std::move(result_);
  }

 private:
  using Kind = GivenPath::Kind;

  void add_problem(std::string path, corpus::Failure failure) {
    result_.problems.push_back(
        {std::move(path), 0, std::move(failure.reason), failure.is_read_error});
  }

  /// Adds a path to the files, folders, links or problems. `parent` is null for a path given to
  /// walk(). Returns what is there.
  Kind visit(std::string path, const std::shared_ptr<const Folder>& parent) {
    struct stat link_info;
    struct stat info;
    if (::lstat(path.c_str(), &link_info) != 0 || ::stat(path.c_str(), &info) != 0) {
      const int error = errno;
      add_problem(std::move(path), corpus::failure_of(error));
      return corpus::means_nothing_there(error) ? Kind::nothing : Kind::unknown;
    }
    const bool linked = S_ISLNK(link_info.st_mode);
    if (linked && parent && links_ == Links::inside) {
      const auto target = canonical(path);
      if (target.empty()) {
        add_problem(std::move(path), corpus::failure_of(errno));
        return Kind::unknown;
      }
      if (leads_out(target)) {
        result_.links_out.emplace_back(std::move(path));
        return Kind::unknown;
      }
    }
    if (S_ISDIR(info.st_mode)) {
      visit_folder(std::move(path), inode_of(info), linked, parent);
      return Kind::folder;
    }
    if (!S_ISREG(info.st_mode)) {
      add_problem(std::move(path), {std::string(corpus::not_regular)});
      return Kind::unknown;
    }
    auto file = found_file(std::move(path), info);
    if (linked && parent) {
      linked_files_.emplace_back(inode_of(info), std::move(file));
    } else {
      inodes_.insert(inode_of(info));
      result_.files.push_back(std::move(file));
    }
    return Kind::file;
  }

  /// Returns true if a path without links is neither a given path nor below one.
  bool leads_out(const std::string& target) const {
    return std::none_of(roots_.begin(), roots_.end(),
                        [&](const std::string& root) { return text::is_below(target, root); });
  }

  void visit_folder(std::string path, Inode inode, bool linked,
                    const std::shared_ptr<const Folder>& parent) {
    if (linked) {
      for (auto* above = parent.get(); above; above = above->parent.get()) {
        if (above->inode == inode) {
          add_problem(std::move(path), {"directory loop"});
          return;
        }
      }
    }
    auto folder = std::make_shared<const Folder>(Folder{std::move(path), inode, parent});
    (linked ? linked_folders_ : folders_).push_back(std::move(folder));
  }

  /// Reads the folders in folders_ and all real folders below them.
  void descend() {
    while (!folders_.empty()) {
      const auto folder = std::move(folders_.back());
      folders_.pop_back();
      if (!entered_.insert(folder->inode).second) continue;
      read_folder(folder);
    }
  }

  void read_folder(const std::shared_ptr<const Folder>& folder) {
    const std::unique_ptr<DIR, int (*)(DIR*)> directory(::opendir(folder->path.c_str()),
                                                        &::closedir);
    if (!directory) {
      add_problem(folder->path, corpus::failure_of(errno));
      return;
    }
    std::vector<std::string> names;
    errno = 0;
    while (const auto* entry = ::readdir(directory.get())) {
      if (entry->d_name[0] != '.') names.emplace_back(entry->d_name);
      errno = 0;
    }
    if (errno != 0) add_problem(folder->path, corpus::failure_of(errno));
    // The order on disk must not decide which of two paths to one file is found.
    std::sort(names.begin(), names.end());
    const std::string prefix = folder->path.ends_with('/') ? folder->path : folder->path + '/';
    for (const auto& name : names) visit(prefix + name, folder);
  }

  const Links links_;
  std::vector<std::string> roots_;  // given paths without links
  WalkResult result_;
  std::vector<std::shared_ptr<const Folder>> folders_;
  std::vector<std::shared_ptr<const Folder>> linked_folders_;
  std::vector<std::pair<Inode, FoundFile>> linked_files_;
  std::set<Inode> inodes_;   // files with a real path
  std::set<Inode> entered_;  // folders that were read
};

}  // namespace

WalkResult walk(std::span<const std::filesystem::path> paths, Links links) {
  Walker walker(links);
  for (const auto& path : paths) walker.add_root(path);
  return walker.finish();
}

}  // namespace newsgrep
