// newsgrep-index under limits of its memory, from just starting to enough.

#include <string>

#include "tests/cli/sandbox.hpp"
#include "tests/support/catch.hpp"

using newsgrep::test::ContainsSubstring;
using newsgrep::test::Sandbox;

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

namespace {

/// Returns articles for several batches, in two languages and with many words.
std::string many_articles() {
  std::string lines;
  for (int i = 0; lines.size() < 3'000'000; ++i) {
    const auto n = std::to_string(i);
    lines += R"({"id":"n)" + n + R"(","title":"Title )" + n + R"(","lang":")" +
             (i % 5 == 0 ? "de" : "en") + R"(","authors":["A )" + n + R"("],"text":")";
    for (int j = 0; j < 20; ++j) {
      lines += "The ferry w" + std::to_string((i * 7 + j) % 5'000) + " sails to harbour x" + n +
               " at dawn. ";
      if (j % 5 == 4) lines += "\\n\\n";
    }
    lines += "\"}\n";
  }
  return lines;
}

/// Returns limits in KiB, each a little larger than the one before.
std::vector<long> ladder(long from, long to, double step) {
  std::vector<long> limits;
  for (auto limit = static_cast<double>(from); limit < static_cast<double>(to); limit *= step) {
    limits.push_back(static_cast<long>(limit));
  }
  return limits;
}

}  // namespace

TEST_CASE("whatever memory it gets, newsgrep-index indexes or says that it is out of memory",
          "[cli][slow]") {
  const Sandbox sandbox;
  sandbox.write("old.txt", "Title\n\nThe tram is old.\n");
  sandbox.write("new.jsonl", many_articles());
  const auto* threads = GENERATE("1", "3");
  bool refused = false;
  bool done = false;
  for (const auto kib : ladder(14'000, 1'000'000, 1.2)) {
    REQUIRE(sandbox.run({"newsgrep-index", "--quiet", "--rebuild", "old.txt"}).status == 0);
    const auto result = sandbox.run({"sh", "-c",
                                     "ulimit -v " + std::to_string(kib) +
                                         " && exec newsgrep-index --quiet --memory 64 --threads " +
                                         threads + " new.jsonl"});
    CAPTURE(kib, threads, result.err);
    if (result.err.find("shared librar") != std::string::npos) continue;  // It could not start.
    REQUIRE((result.status == 0 || result.status == 2));
    // The index is whole: what it had, or all of it.
    CHECK(sandbox.run({"newsgrep", "-c", "tram"}).out == "1\n");
    const auto found = sandbox.run({"newsgrep", "-c", "ferry"}).out;
    if (result.status == 0) {
      CHECK(result.err.empty());
      CHECK(found != "0\n");
      done = true;
      break;
    }
    refused = true;
    CHECK(found == "0\n");
    CHECK_THAT(result.err, ContainsSubstring("newsgrep-index: "));
  }
  CHECK(refused);
  CHECK(done);
}

#endif
