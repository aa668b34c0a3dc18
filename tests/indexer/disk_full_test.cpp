#include <sched.h>
#include <sys/mount.h>

#include "newsgrep/index_writer.hpp"
#include "tests/indexer/child_process.hpp"
#include "tests/indexer/index_contents.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_index.hpp"

using namespace newsgrep;
using newsgrep::test::all_texts;
using newsgrep::test::article;
using newsgrep::test::ChildProcess;
using newsgrep::test::TempDir;
using Texts = std::vector<std::string>;

namespace {

std::vector<Article> new_articles(std::size_t count) {
  std::vector<Article> articles;
  for (std::size_t i = 0; i < count; ++i) {
    const auto number = std::to_string(i);
    articles.push_back(article("new" + number, {"New words n" + number + " m" + number}));
  }
  return articles;
}

/// Returns how adding articles went: `done`, `io` with the message, or another trouble.
std::string outcome_of_adding(const std::filesystem::path& index_dir, std::size_t count) {
  try {
    IndexWriter writer(index_dir, {.threads = 2});
    for (auto& each : new_articles(count)) writer.add(std::move(each));
    writer.commit();
  } catch (const Error& error) {
    if (error.hint().empty()) return "an error without a hint";
    return error.code() == ErrorCode::io ? std::string("io: ") + error.what()
                                         : std::string("wrong code: ") + error.what();
  }
  return "done";
}

}  // namespace

TEST_CASE("a full disk leaves the old index whole, and a later run succeeds", "[indexer][slow]") {
  const TempDir dir;
  // In a mount namespace of its own, so that the disk vanishes with the child.
  ChildProcess child([&]() -> std::string {
    const auto disk = dir.path().c_str();
    if (unshare(CLONE_NEWNS) != 0 ||
        mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
        mount("newsgrep", disk, "tmpfs", 0, "size=1m") != 0) {
      return "cannot mount";
    }
    const auto index = dir.path() / "index";
    {
      IndexWriter writer(index);
      writer.add(article("old", {"Old words."}));
      writer.commit();
    }
    const auto full = outcome_of_adding(index, 20'000);
    if (!full.starts_with("io: ")) return "on the full disk: " + full;
    if (all_texts(index) != Texts{"Old words."}) return "the old index is damaged: " + full;
    if (mount("newsgrep", disk, "tmpfs", MS_REMOUNT, "size=256m") != 0) return "cannot enlarge";
    const auto after = outcome_of_adding(index, 20'000);
    if (after != "done") return "on the enlarged disk: " + after;
    return Searcher(index).info().articles == 20'001 ? "good" : "articles are missing";
  });
  const auto said = child.said();
  if (said == "cannot mount") {
    WARN("no right to mount a small disk: not tried");
    return;
  }
  CHECK(said == "good");
}

TEST_CASE("a folder without write permission gives an error that says so", "[indexer]") {
  const TempDir dir;
  std::filesystem::permissions(
      dir.path(), std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
  // Permissions do not bind root, so the child gives up its rights.
  ChildProcess child([&]() -> std::string {
    constexpr uid_t nobody = 65'534;
    if (geteuid() == 0 && setresuid(nobody, nobody, nobody) != 0) return "cannot become nobody";
    return outcome_of_adding(dir.path() / "index", 1);
  });
  const auto said = child.said();
  std::filesystem::permissions(dir.path(), std::filesystem::perms::owner_all);
  CAPTURE(said);
  CHECK(said.starts_with("io: "));
  CHECK(said.find(dir.path().string()) != std::string::npos);
}
