#include "newsgrep/ingest.hpp"

#include <fcntl.h>

#include "tests/indexer/news.hpp"
#include "tests/indexer/other_user.hpp"
#include "tests/support/catch.hpp"

using namespace newsgrep;
using newsgrep::test::ContainsSubstring;
using newsgrep::test::News;
using newsgrep::test::reasons;
namespace fs = std::filesystem;

TEST_CASE("a second run over unchanged files reads nothing and adds nothing", "[ingest]") {
  News news;
  news.text("a.txt", "Ferry one.");
  news.text("deep/er/b.txt", "Ferry two.");
  news.json("c.jsonl", {"c1=Ferry three.", "c2=Ferry four."});
  const auto first = news.run();
  CHECK(first.files_read == 3);
  CHECK(first.counts.added == 4);
  CHECK(first.skipped.empty());

  const auto second = news.run();
  CHECK(second.files_read == 0);
  CHECK(second.files_unchanged == 3);
  CHECK(second.counts.added == 0);
  CHECK(second.counts.passages == 0);
  CHECK(news.passages() == 4);
}

TEST_CASE("a changed file replaces its article", "[ingest]") {
  News news;
  news.text("a.txt", "Ferry.");
  news.text("b.txt", "Harbour.");
  news.run();
  news.text("a.txt", "Trams.", 1);
  const auto summary = news.run();
  CHECK(summary.files_read == 1);
  CHECK(summary.counts.replaced == 1);
  CHECK(summary.counts.added == 0);
  CHECK(news.with("ferry").empty());
  CHECK(news.passages() == 2);
}

TEST_CASE("a file that was touched but not changed stays as it is", "[ingest]") {
  News news;
  news.text("a.txt", "Ferry.");
  news.run();
  news.text("a.txt", "Ferry.", 1);
  const auto summary = news.run();
  CHECK(summary.files_read == 0);
  CHECK(summary.files_unchanged == 1);
  CHECK(summary.counts.unchanged == 0);
  CHECK(summary.counts.replaced == 0);
}

TEST_CASE("articles that vanished from a given folder are removed", "[ingest]") {
  News news;
  news.text("a.txt", "Ferry one.");
  news.text("sub/b.txt", "Ferry two.");
  news.json("sub/c.jsonl", {"c1=Ferry three.", "c2=Ferry four."});
  news.text("subway.txt", "Ferry five.");
  news.run();
  REQUIRE(news.passages() == 5);

  SECTION("a file") {
    news.remove("a.txt");
    const auto summary = news.run();
    CHECK(summary.files_vanished == 1);
    CHECK(summary.counts.removed == 1);
    CHECK(news.passages() == 4);
  }
  SECTION("a folder, when its parent is given") {
    news.remove("sub");
    const auto summary = news.run();
    CHECK(summary.files_vanished == 2);
    CHECK(summary.counts.removed == 3);
    CHECK(news.passages() == 2);
  }
  SECTION("not what lies elsewhere") {
    news.remove("a.txt");
    news.remove("subway.txt");
    const auto summary = news.run({news.folder() / "sub"});
    CHECK(summary.files_vanished == 0);
    CHECK(news.passages() == 5);
  }
  SECTION("however the folder is written") {
    news.remove("sub/b.txt");
    const auto written = GENERATE(as<std::string>(), "sub/", "sub//", "./sub/.", "sub/../sub");
    const auto summary = news.run({news.folder() / written});
    CAPTURE(written);
    CHECK(summary.files_vanished == 1);
    CHECK(news.passages() == 4);
  }
}

TEST_CASE("a folder that may not be read keeps what the index has of it", "[ingest]") {
  News news;
  news.text("closed/a.txt", "Ferry.");
  news.text("b.txt", "Ferry.");
  news.run();
  fs::permissions(news.folder() / "closed", fs::perms::none);
  // Permissions do not bind root, so a child without its rights runs the ingest.
  fs::permissions(news.folder().parent_path(), fs::perms::all);
  test::give_to_other_user(news.index());
  const auto said = test::as_other_user([&]() -> std::string {
    const auto summary = news.run();
    return std::to_string(summary.files_vanished) + " vanished; " +
           (summary.skipped.at(0).is_read_error ? "read error; " : "") + reasons(summary);
  });
  fs::permissions(news.folder() / "closed", fs::perms::all);
  CHECK(said == "0 vanished; read error; closed: permission denied\n");
  CHECK(news.passages() == 2);
}

TEST_CASE("an article that is no longer in its file is dropped", "[ingest]") {
  News news;
  news.json("a.jsonl", {"a1=Ferry.", "a2=Ferry.", "a3=Ferry."});
  news.run();
  news.json("a.jsonl", {"a1=Ferry.", "a3=Trams."}, 1);
  const auto summary = news.run();
  CHECK(summary.counts.removed == 1);
  CHECK(summary.counts.replaced == 1);
  CHECK(summary.counts.unchanged == 1);
  CHECK(news.with("ferry") == "a1:1");
  CHECK(news.with("trams") == "a3:1");
}

TEST_CASE("a file with a broken line keeps the articles it had", "[ingest]") {
  News news;
  news.json("a.jsonl", {"a1=Ferry.", "a2=Ferry."});
  news.run();
  news.json("a.jsonl", {"a1=Trams.", R"({"id":"a2", "text":)"}, 1);
  auto summary = news.run();
  CHECK(summary.skipped.size() == 1);
  CHECK(summary.skipped[0].line == 2);
  CHECK(summary.counts.removed == 0);
  CHECK(news.with("ferry") == "a2:1");
  CHECK(news.with("trams") == "a1:1");

  // It is read again, so that its problem is not forgotten.
  summary = news.run();
  CHECK(summary.files_read == 1);
  CHECK(summary.skipped.size() == 1);
  CHECK(summary.counts.unchanged == 1);
  news.json("a.jsonl", {"a1=Trams."}, 2);
  summary = news.run();
  CHECK(summary.counts.removed == 1);
  CHECK(news.with("ferry").empty());
}

TEST_CASE("a file with a broken line is dropped when it vanishes", "[ingest]") {
  News news;
  news.json("a.jsonl", {"a1=Ferry.", "nonsense"});
  news.run();
  REQUIRE(news.with("ferry") == "a1:1");
  news.remove("a.jsonl");
  const auto summary = news.run();
  CHECK(summary.files_vanished == 1);
  CHECK(news.with("ferry").empty());
}

TEST_CASE("an article in two files stays with the first", "[ingest]") {
  News news;
  news.json("a.jsonl", {"x=Ferry."});
  news.json("b.jsonl", {"x=Trams.", "y=Trams."});
  auto summary = news.run();
  CHECK(reasons(summary) == "b.jsonl: another article has the same id: x\n");
  CHECK(summary.counts.added == 2);
  CHECK(news.with("ferry") == "x:1");

  SECTION("however often it is indexed") {
    for (int i = 1; i <= 3; ++i) {
      news.json("b.jsonl", {"x=Trams.", "y=Trams."}, i);
      summary = news.run();
      CHECK(summary.counts.replaced == 0);
      CHECK(news.with("ferry") == "x:1");
    }
  }
  SECTION("also when a file that sorts before it says it too") {
    news.json("0.jsonl", {"x=Buses."}, 1);
    summary = news.run();
    CHECK(summary.counts.replaced == 0);
    CHECK(news.with("ferry") == "x:1");
  }
  SECTION("until the first file vanishes") {
    news.remove("a.jsonl");
    summary = news.run();
    CHECK(news.with("ferry").empty());
    CHECK(news.with("trams") == "x:1 y:1");
    CHECK(news.run().files_read == 0);
  }
  SECTION("until the first file no longer has it") {
    news.json("a.jsonl", {"z=Ferry."}, 1);
    summary = news.run();
    CHECK(news.with("ferry") == "z:1");
    CHECK(news.with("trams") == "x:1 y:1");
    CHECK(news.run().files_read == 0);
  }
}

TEST_CASE("an article twice in one file is taken once and reported", "[ingest]") {
  News news;
  news.json("a.jsonl", {"x=Ferry.", "x=Trams."});
  const auto summary = news.run();
  CHECK(reasons(summary) == "a.jsonl: another article has the same id: x\n");
  CHECK(news.with("ferry") == "x:1");
  CHECK(news.passages() == 1);
  CHECK(news.run().files_read == 0);
}

TEST_CASE("a moved file is one article as before", "[ingest]") {
  News news;
  SECTION("plain text, whose id comes from its path") {
    news.text("a.txt", "Ferry.");
    news.run();
    fs::rename(news.folder() / "a.txt", news.folder() / "b.txt");
    const auto summary = news.run();
    CHECK(summary.files_vanished == 1);
    CHECK(summary.counts.added == 1);
    CHECK(summary.counts.removed == 1);
  }
  SECTION("JSON Lines with ids") {
    news.json("a.jsonl", {"x=Ferry."});
    news.run();
    const auto* to = GENERATE("0.jsonl", "b.jsonl");
    fs::rename(news.folder() / "a.jsonl", news.folder() / to);
    const auto summary = news.run();
    CHECK(summary.files_vanished == 1);
    CHECK(summary.counts.replaced == 1);
    CHECK(summary.counts.removed == 0);
    CHECK(summary.skipped.empty());
  }
  CHECK(news.passages() == 1);
  const auto result = Searcher(news.index()).search(parse_query("ferry"));
  REQUIRE(result.hits.size() == 1);
  CHECK(fs::exists(result.hits[0].article.path));
  CHECK(news.run().files_read == 0);
}

TEST_CASE("every input that is skipped is reported with its reason", "[ingest]") {
  News news;
  news.text("good.txt", "Ferry.");
  news.put("binary.txt", std::string("\0\1\2\0\0\0\5\0binary\0", 16));
  news.put("empty.txt", "");
  news.json("broken.jsonl", {"b1=Ferry.", "nonsense", "b2=Ferry.", "{}"});
  fs::create_directory_symlink(news.folder(), news.folder() / "loop");
  fs::create_symlink("/nowhere/at/all", news.folder() / "dangling.txt");
  const auto summary = news.run({news.folder(), news.folder() / "missing"});
  const auto text = reasons(summary);
  CAPTURE(text);
  CHECK_THAT(text, ContainsSubstring("binary.txt: binary"));
  CHECK_THAT(text, ContainsSubstring("empty.txt: "));
  CHECK_THAT(text, ContainsSubstring("broken.jsonl:2: "));
  CHECK_THAT(text, ContainsSubstring("broken.jsonl:4: "));
  CHECK_THAT(text, ContainsSubstring("loop: directory loop"));
  CHECK_THAT(text, ContainsSubstring("dangling.txt: no such file or directory"));
  CHECK_THAT(text, ContainsSubstring("missing: no such file or directory"));
  CHECK(summary.skipped.size() == 7);
  CHECK(summary.counts.added == 3);
  CHECK(news.passages() == 3);
}

TEST_CASE("an index below the folder of its articles does not index itself", "[ingest]") {
  News news;
  news.text("a.txt", "Ferry.");
  for (int i = 0; i < 3; ++i) {
    IndexWriter writer(news.folder() / "index", {.threads = 1});
    const auto summary = ingest(writer, std::vector{news.folder()});
    CHECK(summary.files_read == (i == 0 ? 1 : 0));
    CHECK(summary.skipped.empty());
  }
}

TEST_CASE("an input that cannot be read at all is told apart from one that lacks a part",
          "[ingest]") {
  News news;
  news.json("part.jsonl", {"a=Ferry.", "nonsense"});
  news.json("whole.jsonl", {"b=Ferry.", "a=Ferry."});
  news.put("empty.txt", "");
  const auto missing = news.folder() / "missing";
  const auto summary = news.run({news.folder(), missing});
  CHECK(summary.skipped.size() == 4);
  CHECK(summary.unread_paths ==
        std::set<std::string>{(news.folder() / "empty.txt").string(), missing.string()});
}

TEST_CASE("standard input is read as JSON Lines", "[ingest]") {
  News news;
  news.json("a.jsonl", {"x=Ferry.", "broken", "y=Ferry."});
  const int saved = dup(STDIN_FILENO);
  const auto run_with_input = [&] {
    const int file = open((news.folder() / "a.jsonl").c_str(), O_RDONLY | O_CLOEXEC);
    dup2(file, STDIN_FILENO);
    close(file);
    clearerr(stdin);
    return news.run({"-"});
  };
  const auto summary = run_with_input();
  CHECK(reasons(summary).starts_with("-:2: "));
  CHECK(summary.counts.added == 2);
  CHECK(summary.files_read == 0);
  CHECK(news.with("ferry") == "x:1 y:1");
  // A stream is not a folder: articles that it no longer has are not gone.
  news.json("a.jsonl", {"x=Ferry."});
  CHECK(run_with_input().counts.unchanged == 1);
  CHECK(news.with("ferry") == "x:1 y:1");
  dup2(saved, STDIN_FILENO);
  close(saved);
}

TEST_CASE("progress is told after each file and ends at the total", "[ingest]") {
  News news;
  news.text("a.txt", "Ferry.");
  news.json("b.jsonl", {"b1=Ferry.", "b2=Ferry."});
  std::vector<IngestProgress> seen;
  IngestOptions options;
  options.on_progress = [&](const IngestProgress& progress) { seen.push_back(progress); };
  news.run({news.folder()}, options);
  REQUIRE_FALSE(seen.empty());
  CHECK(seen.back().files_done == 2);
  CHECK(seen.back().files_total == 2);
  CHECK(seen.back().articles == 3);
  CHECK(seen.back().bytes_done == seen.back().bytes_total);
  for (std::size_t i = 1; i < seen.size(); ++i) {
    CHECK(seen[i].files_done >= seen[i - 1].files_done);
    CHECK(seen[i].articles >= seen[i - 1].articles);
  }
}

TEST_CASE("a rebuild reads every file again", "[ingest]") {
  News news;
  news.text("a.txt", "Ferry.");
  news.run();
  IndexWriter writer(news.index(), {.rebuild = true});
  const auto summary = ingest(writer, std::vector{news.folder()});
  CHECK(summary.files_read == 1);
  CHECK(summary.counts.added == 1);
  CHECK(news.passages() == 1);
}
