#include "indexer/writer_lock.hpp"

#include <algorithm>
#include <cerrno>
#include <optional>

#include "newsgrep/index_writer.hpp"
#include "newsgrep/searcher.hpp"
#include "tests/indexer/child_process.hpp"
#include "tests/indexer/system_calls.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_index.hpp"

using namespace newsgrep;
using newsgrep::test::ChildProcess;
using newsgrep::test::ContainsSubstring;
using newsgrep::test::TempIndex;

namespace {

/// Returns the message that a second writer gets; an empty one if it gets in.
std::optional<Error> refusal(const std::filesystem::path& index_dir) {
  try {
    const IndexWriter second(index_dir);
  } catch (const Error& error) {
    return error;
  }
  return std::nullopt;
}

void check_refused(const std::filesystem::path& index_dir, pid_t holder) {
  const auto error = refusal(index_dir);
  REQUIRE(error);
  CHECK(error->code() == ErrorCode::locked);
  CHECK_THAT(error->what(), ContainsSubstring("process " + std::to_string(holder) + " on "));
  CHECK_FALSE(error->hint().empty());
}

/// A process that holds the lock until it is killed.
struct Holder {
  explicit Holder(const std::filesystem::path& index_dir)
      : process([&]() -> std::string {
          const IndexWriter writer(index_dir);
          std::ofstream(index_dir / "ready") << "yes";
          while (true) pause();
        }) {
    while (!std::filesystem::exists(index_dir / "ready")) usleep(1000);
    std::filesystem::remove(index_dir / "ready");
  }
  ChildProcess process;
};

}  // namespace

TEST_CASE("a second writer in the same process is told who holds the lock", "[indexer]") {
  const TempIndex index;
  {
    const IndexWriter first(index.path());
    check_refused(index.path(), getpid());
  }
  CHECK_FALSE(refusal(index.path()));
}

TEST_CASE("a second writer is told which process holds the lock", "[indexer]") {
  const TempIndex index({test::article("a", {"Words."})});
  Holder holder(index.path());
  check_refused(index.path(), holder.process.id());
  CHECK(Searcher(index.path()).count(parse_query("words")) == 1);  // Readers never wait.
}

TEST_CASE("the lock of a killed writer is gone with it", "[indexer]") {
  const TempIndex index;
  std::filesystem::create_directories(index.path());
  Holder holder(index.path());
  holder.process.kill_now();
  CHECK_FALSE(refusal(index.path()));
}

TEST_CASE("a refused writer leaves the holder's name in place", "[indexer]") {
  const TempIndex index;
  const IndexWriter first(index.path());
  for (int i = 0; i < 2; ++i) check_refused(index.path(), getpid());
}

TEST_CASE("only a lock that another holds is told as such", "[indexer]") {
  using newsgrep::indexer::LockOutcome;
  using newsgrep::indexer::outcome_of_lock_error;
  CHECK(outcome_of_lock_error(EWOULDBLOCK) == LockOutcome::refused);
  for (const int error : {ENOLCK, ENOSYS, EOPNOTSUPP, EINVAL}) {
    CAPTURE(error);
    CHECK(outcome_of_lock_error(error) == LockOutcome::unsupported);
  }
  CHECK(outcome_of_lock_error(EIO) == LockOutcome::failed);
}

TEST_CASE("a lock that fails is an error of the disk, not of another writer", "[indexer]") {
  const TempIndex index;
  const test::WithSystemCalls calls({.on_flock = [] { return EIO; }});
  const auto error = refusal(index.path());
  REQUIRE(error);
  CHECK(error->code() == ErrorCode::io);
  CHECK_THAT(error->what(), ContainsSubstring("lock: "));
}

TEST_CASE("a lock that is replaced each time is given up", "[indexer]") {
  const TempIndex index;
  const test::WithSystemCalls calls({.on_flock = [&] {
    std::filesystem::remove(index.path() / "lock");
    return test::pretend_success;
  }});
  const auto error = refusal(index.path());
  REQUIRE(error);
  CHECK(error->code() == ErrorCode::locked);
  CHECK_THAT(error->what(), ContainsSubstring("lock again and again"));
}

TEST_CASE("a message repeats only what a writer puts into the lock", "[indexer]") {
  const TempIndex index;
  const IndexWriter first(index.path());
  const std::string text = GENERATE(
      as<std::string>(), "", "x", "process \x1B[2J7 on host since 2025", "process 7 on h\x9B host",
      "process 7 on \xC2\x9B host", "processes 7 on host", "process on host", "process 7",
      "process 7 at host", "process 7 on " + std::string(1'000, 'x'), "process 7 on a\tb\n");
  std::ofstream(index.path() / "lock", std::ios::trunc) << text;
  // The second is told that the lock is held, or that the file is none of ours.
  const auto error = refusal(index.path());
  REQUIRE(error);
  const std::string message = error->what();
  CAPTURE(text, message);
  CHECK(std::all_of(message.begin(), message.end(), [](char c) { return c >= ' ' && c <= '~'; }));
  CHECK(message.find("on host") == std::string::npos);
  CHECK(message.size() < 200);
}

TEST_CASE("only the line that names the writer is repeated", "[indexer]") {
  const TempIndex index;
  const IndexWriter first(index.path());
  std::ofstream(index.path() / "lock", std::ios::trunc)
      << "process 7 on host since then\n\x1B[2Jwriter 0123\n";
  const auto error = refusal(index.path());
  REQUIRE(error);
  CHECK(error->what() ==
        std::string("Another program writes to the index: process 7 on host since then"));
}
