#include "indexer/writer_lock.hpp"

#include <optional>

#include "newsgrep/index_writer.hpp"
#include "newsgrep/searcher.hpp"
#include "tests/indexer/child_process.hpp"
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
