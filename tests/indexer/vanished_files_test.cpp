// Files that are gone, and folders that only seem to be empty.

#include "indexer/vanished_files.hpp"

#include <string>

#include "tests/indexer/news.hpp"
#include "tests/support/catch.hpp"

using namespace newsgrep;
using namespace newsgrep::test;

namespace {

/// Makes an index of `count` files n0.txt, n1.txt …
void index_files(News& news, int count) {
  for (int i = 0; i < count; ++i) news.text("n" + std::to_string(i) + ".txt", "Ferry.");
  news.run();
}

void remove_files(News& news, int first, int end) {
  for (int i = first; i < end; ++i) news.remove("n" + std::to_string(i) + ".txt");
}

IngestSummary run_with(News& news, Vanished vanished) {
  IngestOptions options;
  options.vanished = vanished;
  return news.run({news.folder()}, options);
}

}  // namespace

TEST_CASE("nothing is removed from a folder of which most files are gone", "[ingest]") {
  struct Case {
    int indexed;
    int gone;
    bool is_missing;
  };
  const auto [indexed, gone, is_missing] =
      GENERATE(Case{1, 1, false}, Case{2, 1, false}, Case{2, 2, true}, Case{3, 2, false},
               Case{12, 9, false}, Case{12, 10, true}, Case{20, 10, false}, Case{21, 11, true},
               Case{30, 14, false}, Case{30, 16, true}, Case{30, 30, true});
  CAPTURE(indexed, gone);
  News news;
  index_files(news, indexed);
  remove_files(news, 0, gone);
  const auto summary = news.run();
  CHECK(summary.missing.size() == (is_missing ? 1 : 0));
  CHECK(summary.files_vanished == static_cast<std::size_t>(is_missing ? 0 : gone));
  CHECK(summary.files_kept == static_cast<std::size_t>(is_missing ? gone : 0));
  CHECK(news.passages() == static_cast<std::size_t>(is_missing ? indexed : indexed - gone));
  if (!is_missing) return;
  CHECK(summary.missing[0].path == news.folder().string());
  CHECK(summary.missing[0].files_gone == static_cast<std::size_t>(gone));
  CHECK(summary.missing[0].files_indexed == static_cast<std::size_t>(indexed));
  // Everything else is indexed, and the next run says the same again.
  news.text("new.txt", "Trams.");
  CHECK(news.run().missing.size() == 1);
  CHECK_FALSE(news.with("trams").empty());
  // When the disk is back, nothing has to be read again.
  for (int i = 0; i < gone; ++i) news.text("n" + std::to_string(i) + ".txt", "Ferry.");
  const auto back = news.run();
  CHECK(back.missing.empty());
  CHECK(back.files_read == 0);
}

TEST_CASE("who says so removes or keeps what is gone", "[ingest]") {
  News news;
  index_files(news, 4);
  news.remove("");
  SECTION("removes it") {
    const auto summary = run_with(news, Vanished::remove);
    CHECK(summary.files_vanished == 4);
    CHECK(summary.missing.empty());
    CHECK(summary.skipped.empty());
    CHECK(summary.unread_paths.empty());
    CHECK(news.passages() == 0);
    // Now the path is not known any more.
    CHECK(run_with(news, Vanished::remove).unread_paths.size() == 1);
  }
  SECTION("keeps it") {
    const auto summary = run_with(news, Vanished::keep);
    CHECK(summary.files_kept == 4);
    CHECK(summary.missing.empty());
    CHECK(summary.skipped.empty());
    CHECK(news.passages() == 4);
  }
  SECTION("keeps a single file, too") {
    index_files(news, 4);
    remove_files(news, 0, 1);
    CHECK(run_with(news, Vanished::keep).files_kept == 1);
    CHECK(news.passages() == 4);
  }
}

TEST_CASE("a given path that is gone keeps what the index has of it", "[ingest]") {
  News news;
  index_files(news, 2);
  SECTION("a folder") {
    news.remove("");
    const auto summary = news.run();
    REQUIRE(summary.missing.size() == 1);
    CHECK(summary.missing[0].files_gone == 2);
    CHECK(summary.skipped.empty());  // It is said once.
  }
  SECTION("a folder that became a file") {
    news.remove("");
    news.put("", "Trams.\n\nTrams.\n");
    CHECK(news.run().missing.size() == 1);
  }
  SECTION("a file") {
    news.remove("n0.txt");
    const auto summary = news.run({news.folder() / "n0.txt"});
    REQUIRE(summary.missing.size() == 1);
    CHECK(summary.missing[0].files_indexed == 1);
  }
  CHECK(news.with("ferry").size() > 20);  // Both ids.
}

TEST_CASE("a folder of files that were moved is not missing", "[ingest]") {
  News news;
  for (int i = 0; i < 12; ++i) news.text("old/n" + std::to_string(i) + ".txt", "Ferry.");
  news.run();
  fs::rename(news.folder() / "old", news.folder() / "new");
  const auto summary = news.run();
  CHECK(summary.missing.empty());
  CHECK(summary.files_vanished == 12);
  CHECK(summary.counts.added == 12);
  CHECK(news.passages() == 12);
}

TEST_CASE("an unmounted folder keeps its articles beside another that loses one", "[ingest]") {
  News news;
  for (const auto* name : {"disk/a.txt", "disk/b.txt", "home/a.txt", "home/b.txt"}) {
    news.text(name, "Ferry.");
  }
  news.run();
  news.remove("disk/a.txt");
  news.remove("disk/b.txt");
  news.remove("home/a.txt");
  const auto summary = news.run({news.folder() / "disk", news.folder() / "home"});
  REQUIRE(summary.missing.size() == 1);
  CHECK(summary.missing[0].path == (news.folder() / "disk").string());
  CHECK(summary.files_vanished == 1);
  CHECK(news.passages() == 3);
}

TEST_CASE("files below a link that is not followed any more stay in the index", "[ingest]") {
  News news;
  TempDir other;
  other.write("far.txt", "Title\n\nFar ferry.\n");
  news.text("a.txt", "Ferry.");
  fs::create_directory_symlink(other.path(), news.folder() / "link");
  IngestOptions follow;
  follow.links = Links::all;
  CHECK(news.run({news.folder()}, follow).counts.added == 2);
  const auto summary = news.run();
  CHECK(summary.links_out == std::vector<fs::path>{news.folder() / "link"});
  CHECK(summary.files_vanished == 0);
  CHECK(news.passages() == 2);
  CHECK(run_with(news, Vanished::remove).files_vanished == 1);
  CHECK(news.passages() == 1);
}

TEST_CASE("what may not be read is never taken for gone", "[ingest]") {
  const index::FileList files = {{"/n/a", {}}, {"/n/b/c", {}}, {"/n/b/d", {}}, {"/n/bc", {}}};
  WalkResult found;
  found.given = {{"/n", GivenPath::Kind::folder}};
  found.problems = {{"/n/b", 0, "input/output error", true}};
  const auto vanished = GENERATE(Vanished::automatic, Vanished::remove);
  const auto result = indexer::find_vanished(files, found, vanished);
  CHECK(result.to_remove == std::vector<std::string>{"/n/a", "/n/bc"});
  found.problems = {{"/n", 0, "input/output error", true}};
  CHECK(indexer::find_vanished(files, found, vanished).to_remove.empty());
  found.given = {{"/n", GivenPath::Kind::unknown}};
  CHECK(indexer::find_vanished(files, found, vanished).to_remove.empty());
}
