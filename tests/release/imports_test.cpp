#include <string>

#include "tests/release/elf_file.hpp"
#include "tests/support/catch.hpp"

using newsgrep::test::ElfFile;

TEST_CASE("no program uses the network, and only newsgrep starts another", "[release]") {
  const ElfFile newsgrep(NEWSGREP_PROGRAM);
  const ElfFile indexer(NEWSGREP_INDEX_PROGRAM);
  for (const auto* const name : {"socket", "connect", "bind", "getaddrinfo", "gethostbyname"}) {
    CAPTURE(name);
    CHECK_FALSE(newsgrep.imports(name));
    CHECK_FALSE(indexer.imports(name));
  }
  for (const auto* const name :
       {"fork", "vfork", "execv", "execve", "execvp", "system", "popen", "posix_spawn", "dlopen"}) {
    CAPTURE(name);
    CHECK_FALSE(newsgrep.imports(name));
    CHECK_FALSE(indexer.imports(name));
  }
  CHECK(newsgrep.imports("posix_spawnp"));  // The pager and newsgrep-index.
  CHECK_FALSE(indexer.imports("posix_spawnp"));
}
