#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>

#include "index/bytes/mapped_file.hpp"
#include "newsgrep/index_writer.hpp"
#include "tests/indexer/child_process.hpp"
#include "tests/indexer/error_of.hpp"
#include "tests/indexer/index_contents.hpp"
#include "tests/indexer/system_calls.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/read_file.hpp"
#include "tests/support/temp_index.hpp"

using namespace newsgrep;
using newsgrep::test::all_texts;
using newsgrep::test::article;
using newsgrep::test::check_no_leftovers;
using newsgrep::test::ContainsSubstring;
using newsgrep::test::error_of;
using newsgrep::test::read_file;
using newsgrep::test::TempIndex;
using newsgrep::test::WithSystemCalls;
using Texts = std::vector<std::string>;
namespace fs = std::filesystem;

namespace {

/// Adds the article through a writer of its own and commits.
void write(const TempIndex& index, const std::string& id, const std::string& text) {
  index.add({article(id, {text})});
}

/// Runs `work` before the rename that publishes: the first of a stub, not of a shard.
auto before_publishing(const fs::path& index_dir, std::function<void()> work) {
  return [=, done = false]() mutable {
    const auto has_unfinished_stub = [&] {
      for (const auto& entry : fs::directory_iterator(index_dir)) {
        if (entry.path().extension() == ".new") return true;
      }
      return false;
    };
    if (!done && has_unfinished_stub()) {
      done = true;
      work();
    }
    return 0;
  };
}

}  // namespace

TEST_CASE("a writer whose lock was deleted publishes nothing and says so", "[indexer]") {
  const TempIndex index({article("old", {"Old words."})});
  IndexWriter first(index.path());
  first.add(article("first", {"First words."}));
  fs::remove(index.path() / "lock");
  const auto [code, message] = error_of([&] { first.commit(); });
  CHECK(code == ErrorCode::locked);
  CHECK_THAT(message, ContainsSubstring("lock was removed meanwhile"));
  CHECK(all_texts(index.path()) == Texts{"Old words."});
}

TEST_CASE("a second writer that got in after the lock was deleted loses nothing", "[indexer]") {
  // Issue 14, point 7: the first published a stub whose shards the second had removed.
  const TempIndex index({article("old", {"Old words."})});
  const auto late = GENERATE(false, true);
  {
    IndexWriter first(index.path(), {.memory_mib = 1});
    for (int i = 0; i < 3'000; ++i) first.add(article(std::to_string(i), {"First words."}));
    fs::remove(index.path() / "lock");
    IndexWriter second(index.path());
    second.add(article("second", {"Second words."}));
    if (late) CHECK(error_of([&] { first.commit(); }).first == ErrorCode::locked);
    second.commit();
    if (!late) CHECK_THROWS_AS(first.commit(), Error);
    CHECK(all_texts(index.path()) == Texts{"Old words.", "Second words."});
    second.add(article("third", {"Third words."}));
    second.commit();
  }
  write(index, "fourth", "Fourth words.");
  CHECK(all_texts(index.path()) ==
        Texts{"Fourth words.", "Old words.", "Second words.", "Third words."});
  check_no_leftovers(index.path());
}

TEST_CASE("a writer that is stopped just before it publishes does not undo another", "[indexer]") {
  const auto is_new = GENERATE(false, true);
  const TempIndex index(is_new ? std::vector<Article>() : std::vector{article("old", {"Old."})});
  IndexWriter first(index.path());
  first.add(article("first", {"First words."}));
  {
    const WithSystemCalls calls({.on_renameat = before_publishing(index.path(), [&] {
                                   fs::remove(index.path() / "lock");
                                   write(index, "second", "Second words.");
                                 })});
    CHECK(error_of([&] { first.commit(); }).first == ErrorCode::locked);
  }
  CHECK(all_texts(index.path()) ==
        (is_new ? Texts{"Second words."} : Texts{"Old.", "Second words."}));
}

TEST_CASE("where writers do not see each other's lock, the last to begin writes", "[indexer]") {
  const TempIndex index({article("old", {"Old words."})});
  // The file system has no locks, or each of two hosts grants its own.
  const int answer = GENERATE(as<int>(), test::pretend_success, ENOLCK, ENOSYS, EOPNOTSUPP, EINVAL);
  const auto first_commits_first = GENERATE(false, true);
  CAPTURE(answer, first_commits_first);
  const WithSystemCalls calls({.on_flock = [=] { return answer; }});
  IndexWriter first(index.path());
  first.add(article("first", {"First words."}));
  IndexWriter second(index.path());
  second.add(article("second", {"Second words."}));
  if (!first_commits_first) second.commit();
  const auto [code, message] = error_of([&] { first.commit(); });
  CHECK(code == ErrorCode::locked);
  CHECK_THAT(message,
             ContainsSubstring("it was taken over by process " + std::to_string(getpid())));
  if (first_commits_first) second.commit();
  CHECK(all_texts(index.path()) == Texts{"Old words.", "Second words."});
  second.add(article("third", {"Third words."}));
  second.commit();
  check_no_leftovers(index.path());
}

TEST_CASE("a file system without locks is no other writer", "[indexer]") {
  // Issue 14, point 7: each run was told that its predecessor still wrote.
  const TempIndex index({article("old", {"Old words."})});
  const WithSystemCalls calls({.on_flock = [] { return ENOLCK; }});
  write(index, "one", "One.");
  write(index, "two", "Two.");
  CHECK(all_texts(index.path()) == Texts{"Old words.", "One.", "Two."});
}

TEST_CASE("an update that another host published meanwhile is not lost", "[indexer]") {
  const auto is_new = GENERATE(false, true);
  const TempIndex index(is_new ? std::vector<Article>() : std::vector{article("old", {"Old."})});
  const WithSystemCalls calls({.on_flock = [] { return test::pretend_success; }});
  IndexWriter first(index.path());
  first.add(article("first", {"First words."}));
  const auto seen_by_first = read_file(index.path() / "lock");
  write(index, "second", "Second words.");
  // This host still sees the lock as it wrote it.
  std::ofstream(index.path() / "lock", std::ios::trunc) << seen_by_first;
  const auto before = all_texts(index.path());
  const auto [code, message] = error_of([&] { first.commit(); });
  CHECK(code == ErrorCode::index_changed);
  CHECK_THAT(message, ContainsSubstring("another program changed it meanwhile"));
  CHECK(all_texts(index.path()) == before);
  CHECK(before.back() == "Second words.");
}

TEST_CASE("a writer whose folder was moved away publishes nothing", "[indexer]") {
  const TempIndex index({article("old", {"Old words."})});
  IndexWriter first(index.path());
  first.add(article("first", {"First words."}));
  const auto moved = index.path().parent_path() / "moved";
  fs::rename(index.path(), moved);
  write(index, "other", "Other words.");
  CHECK_THROWS_AS(first.commit(), Error);
  CHECK(all_texts(moved) == Texts{"Old words."});
  CHECK(all_texts(index.path()) == Texts{"Other words."});
}

TEST_CASE("a commit that cannot open what it wrote publishes nothing", "[indexer]") {
  // Issue 14, point 11: it had published, and threw.
  const TempIndex index;
  {
    std::vector<Article> many;
    for (int i = 0; i < 200; ++i) many.push_back(article("old" + std::to_string(i), {"Old."}));
    index.add(std::move(many));
  }
  int published = 0;
  int refused = 0;
  for (int left = 0; left < 24; ++left) {
    const auto before = all_texts(index.path());
    test::ChildProcess child([&]() -> std::string {
      IndexWriter writer(index.path(), {.threads = 1});
      writer.add(article("new" + std::to_string(left), {"New words."}));
      const int next = open("/dev/null", O_RDONLY | O_CLOEXEC);
      const rlimit limit{static_cast<rlim_t>(next + left), static_cast<rlim_t>(next + left)};
      setrlimit(RLIMIT_NOFILE, &limit);
      close(next);
      try {
        writer.commit();
      } catch (const std::exception& error) {
        return std::string("refused: ") + error.what();
      }
      return "published";
    });
    const auto said = child.said();
    CAPTURE(left, said);
    const auto after = all_texts(index.path()).size();
    if (said == "published") {
      ++published;
      CHECK(after == before.size() + 1);
    } else {
      ++refused;
      CHECK(after == before.size());
      CHECK(said.find("removed meanwhile") == std::string::npos);
    }
    IndexWriter(index.path()).commit();
    check_no_leftovers(index.path());
  }
  CHECK(published > 0);
  CHECK(refused > 0);
}

TEST_CASE("nothing is published if a file that was read is lost meanwhile", "[indexer]") {
  const TempIndex index({article("old", {"Old."})});
  const test::TempDir dir;
  const auto path = dir.write("lost", std::string(8192, 'x'));
  const index::MappedFile lost(path);
  IndexWriter writer(index.path());
  writer.add(article("new", {"New."}));
  const WithSystemCalls calls({.on_fsync = [&] {
    fs::resize_file(path, 0);
    CHECK(lost.bytes()[0] == '\0');
    return 0;
  }});
  const auto [code, message] = error_of([&] { writer.commit(); });
  CHECK(code == ErrorCode::corrupt);
  CHECK_THAT(message, ContainsSubstring("files that were read to merge shards"));
  CHECK(all_texts(index.path()) == Texts{"Old."});
}

TEST_CASE("a commit throws and changes nothing, or returns and is on the disk", "[indexer]") {
  int failed = 0;
  for (int nth = 1;; ++nth) {
    const TempIndex index({article("old", {"Old."})});
    IndexWriter writer(index.path());
    writer.add(article("new", {"New."}));
    bool has_thrown = false;
    int calls = 0;
    {
      const WithSystemCalls with({.on_fsync = [&] { return ++calls == nth ? EIO : 0; }});
      try {
        writer.commit();
      } catch (const Error& error) {
        has_thrown = true;
        CHECK(error.code() == ErrorCode::io);
      }
    }
    CAPTURE(nth, calls);
    CHECK(has_thrown == (calls >= nth));
    if (!has_thrown) break;
    ++failed;
    const auto texts = all_texts(index.path());
    // The last call confirms what readers see already; see IndexWriter::commit().
    if (texts.size() == 2) {
      CHECK(fs::exists(index.path() / "shards/0001"));  // The old state may come back.
      writer.commit();
      check_no_leftovers(index.path());
    } else {
      CHECK(texts == Texts{"Old."});
    }
  }
  CHECK(failed > 5);
}
