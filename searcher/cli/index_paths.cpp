#include "searcher/cli/index_paths.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "cli/indexing_for_newsgrep.hpp"
#include "cli/run_program.hpp"
#include "cli/say.hpp"
#include "newsgrep/error.hpp"
#include "newsgrep/searcher.hpp"

namespace newsgrep::cli {
namespace fs = std::filesystem;
namespace {

constexpr const char* indexer_name = "newsgrep-index";

/// Returns the path of newsgrep-index beside this program, as installed, or where the build puts
/// it; else its name alone, which is looked up in $PATH.
std::string find_indexer() {
  std::error_code failed;
  const auto here = fs::read_symlink("/proc/self/exe", failed).parent_path();
  if (!failed) {
    for (const auto& candidate :
         {here / indexer_name, here / ".." / ".." / "indexer" / "cli" / indexer_name}) {
      if (access(candidate.c_str(), X_OK) == 0) return candidate.string();
    }
  }
  return indexer_name;
}

/// Runs a program with its standard output sent to standard error. Returns its exit status.
int run(const std::vector<std::string>& words) {
  std::vector<char*> arguments;
  for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO);
  pid_t child = 0;
  const int failed =
      posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) {
    throw Error(ErrorCode::io, "Cannot run " + words[0] + ": " + std::strerror(failed),
                "Install it beside newsgrep, or leave out the paths to search the index as it is");
  }
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : exit_trouble;
}

bool has_index(const fs::path& index_dir) {
  try {
    const Searcher searcher(index_dir);
    return true;
  } catch (const Error&) {
    return false;
  }
}

}  // namespace

std::vector<fs::path> existing_paths(const std::vector<fs::path>& paths, const std::string& hint) {
  std::vector<fs::path> existing;
  for (const auto& path : paths) {
    std::error_code failed;
    if (!fs::exists(path, failed)) {
      throw Error(
          ErrorCode::bad_argument, "No such file or directory: " + path.string(),
          path == "-" ? "To index articles from standard input, run newsgrep-index -" : hint);
    }
    auto full = fs::absolute(path).lexically_normal();
    if (!full.has_filename()) full = full.parent_path();  // `folder/`
    existing.push_back(std::move(full));
  }
  return existing;
}

bool index_paths(const fs::path& index_dir, const std::vector<fs::path>& paths) {
  std::vector<std::string> command = {find_indexer(), "--index", index_dir.string(),
                                      for_newsgrep_option, "--"};
  for (const auto& path : paths) command.push_back(path.string());
  const int status = run(command);
  if (status == exit_found) return true;
  if (status == exit_unread) return false;
  if (status == exit_not_writable && has_index(index_dir)) {
    say("newsgrep", "Searching the index as it is; the files may have changed since");
    return true;
  }
  throw Error(ErrorCode::io, "Could not index the paths",
              has_index(index_dir) ? "Leave out the paths to search the index as it is"
                                   : "Do what newsgrep-index says above");
}

}  // namespace newsgrep::cli
