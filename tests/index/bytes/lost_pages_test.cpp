#include "index/bytes/lost_pages.hpp"

#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <string>

#include "index/bytes/mapped_file.hpp"
#include "index/bytes/regular_file.hpp"
#include "newsgrep/error.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_dir.hpp"

using namespace newsgrep::index;

namespace {

constexpr std::size_t file_bytes = std::size_t{1} << 20;

bool has_other_than_zeros(std::string_view bytes) {
  return bytes.find_first_not_of('\0') != std::string_view::npos;
}

}  // namespace

TEST_CASE("a mapped file that becomes shorter reads as zeros and is known as lost", "[index]") {
  const newsgrep::test::TempDir dir;
  dir.write("file", std::string(file_bytes, 'x'));
  dir.write("other", std::string(file_bytes, 'y'));
  const MappedFile file(dir.path() / "file");
  const MappedFile other(dir.path() / "other");
  const auto lost_before = lost_pages();
  CHECK_FALSE(file.is_lost());
  std::filesystem::resize_file(dir.path() / "file", file_bytes / 2);
  CHECK(file.bytes()[file_bytes / 2 - 1] == 'x');
  CHECK_FALSE(has_other_than_zeros(file.bytes().substr(file_bytes / 2)));
  CHECK(file.is_lost());
  CHECK(lost_pages() > lost_before);
  CHECK_FALSE(other.is_lost());
  CHECK(other.bytes().back() == 'y');
}

TEST_CASE("a mapped file that is cut in the middle of a page is known as lost", "[index]") {
  const newsgrep::test::TempDir dir;
  dir.write("file", std::string(6000, 'x'));
  const MappedFile file(dir.path() / "file");
  CHECK(file.bytes()[5999] == 'x');
  std::filesystem::resize_file(dir.path() / "file", 5000);
  CHECK(file.bytes()[5999] == '\0');  // Without a signal.
  CHECK(file.is_lost());
}

TEST_CASE("what is no regular file is refused without waiting", "[index]") {
  const newsgrep::test::TempDir dir;
  REQUIRE(mkfifo((dir.path() / "pipe").c_str(), 0600) == 0);
  CHECK_THROWS_AS(MappedFile(dir.path() / "pipe"), newsgrep::Error);
  CHECK_THROWS_AS(MappedFile(dir.path()), newsgrep::Error);
  CHECK_THROWS_AS(read_file(dir.path() / "pipe"), newsgrep::Error);
  CHECK_FALSE(read_file(dir.path() / "none"));
}

TEST_CASE("a file that the system does not open is an error with the reason", "[index]") {
  const newsgrep::test::TempDir dir;
  const auto path = dir.path() / std::string(300, 'x');
  try {
    read_file(path);
    FAIL("nothing was thrown");
  } catch (const newsgrep::Error& error) {
    CHECK(error.code() == newsgrep::ErrorCode::io);
    CHECK(error.what() == "Cannot read " + path.string() + ": File name too long");
  }
}

TEST_CASE("many mapped files are told apart after others were unmapped", "[index]") {
  const newsgrep::test::TempDir dir;
  dir.write("file", std::string(8192, 'x'));
  std::vector<MappedFile> files;
  for (int i = 0; i < 600; ++i) files.emplace_back(dir.path() / "file");
  files.erase(files.begin(), files.begin() + 300);
  dir.write("short", std::string(8192, 'x'));
  const MappedFile lost(dir.path() / "short");
  std::filesystem::resize_file(dir.path() / "short", 0);
  CHECK(lost.bytes()[5000] == '\0');
  CHECK(lost.is_lost());
  CHECK(std::none_of(files.begin(), files.end(), [](const auto& file) { return file.is_lost(); }));
}

TEST_CASE("a bus error in memory of the program itself still ends it", "[index]") {
  const newsgrep::test::TempDir dir;
  dir.write("file", std::string(8192, 'x'));
  const MappedFile file(dir.path() / "file");  // Installs the handler.
  const auto child = fork();
  if (child == 0) {
    std::signal(SIGALRM, SIG_DFL);
    alarm(10);
    FILE* const own = std::tmpfile();
    const auto* const bytes =
        static_cast<const char*>(mmap(nullptr, 4096, PROT_READ, MAP_SHARED, fileno(own), 0));
    _exit(bytes[0]);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  // A sanitizer reports the signal and exits.
  CHECK(((WIFSIGNALED(status) && WTERMSIG(status) == SIGBUS) ||
         (WIFEXITED(status) && WEXITSTATUS(status) != 0)));
}
