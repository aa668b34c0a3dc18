#include "newsgrep/reader.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include "tests/corpus/read_all.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_dir.hpp"

using namespace newsgrep;
using namespace newsgrep::test;

TEST_CASE("formats have names", "[reader]") {
  CHECK(format_from_name("auto") == Format::automatic);
  CHECK(format_from_name("text") == Format::plain_text);
  CHECK(format_from_name("jsonl") == Format::json_lines);
  CHECK(format_from_name("tsv") == Format::tsv);
  CHECK_FALSE(format_from_name("xml"));
  CHECK_FALSE(format_from_name(""));
}

TEST_CASE("the file name chooses the format, an option overrides it", "[reader]") {
  TempDir dir;
  const std::string json = R"({"id":"x","text":"Hello there."})";
  for (const char* name : {"a.jsonl", "a.ndjson", "a.json", "a.JSONL"}) {
    CAPTURE(name);
    const auto result = read_all(dir.write(name, json));
    REQUIRE(result.articles.size() == 1);
    CHECK(result.articles[0].id == "x");
  }
  CHECK(read_all(dir.write("a.tsv", "x\tt\tHello there.")).articles.at(0).id == "x");
  CHECK(texts(read_all(dir.write("a.txt", json)).articles.at(0)).at(0) == json);
  CHECK(read_all(dir.write("a.txt", json), {.format = Format::json_lines}).articles.at(0).id ==
        "x");
}

TEST_CASE("inputs that cannot be read are problems", "[reader]") {
  TempDir dir;
  const auto reason = [](const ReadResult& result) {
    REQUIRE(result.articles.empty());
    REQUIRE(result.problems.size() == 1);
    CHECK(result.problems[0].line == 0);
    return result.problems[0].reason;
  };
  CHECK(reason(read_all(dir.path() / "none.txt")) == "no such file or directory");
  CHECK(reason(read_all(dir.path())) == "is a directory");
  CHECK(reason(read_all(dir.write("a.txt", ""))) == "no text");
  CHECK(reason(read_all(dir.write("a.txt", " \n\xC2\xA0\n"))) == "no text");
  CHECK(reason(read_all(dir.write("a.txt", "%PDF-1.4 x"))) == "binary file: PDF document");
  CHECK(reason(read_all(dir.write("a.jsonl", std::string("\0\1\2", 3)))) == "binary file");
  CHECK(reason(read_all(dir.write("a.txt", "<!DOCTYPE html><html><p>x"))) ==
        "HTML page, which is not read yet");
  if (::geteuid() != 0) {
    const auto path = dir.write("locked.txt", "secret");
    ::chmod(path.c_str(), 0);
    CHECK(reason(read_all(path)) == "permission denied");
  }
}

TEST_CASE("a file over the limit is passed over", "[reader]") {
  TempDir dir;
  const auto path = dir.write("a.txt", std::string(3000, 'x'));
  const auto result = read_all(path, {.max_article_bytes = 2048});
  CHECK(result.articles.empty());
  REQUIRE(result.problems.size() == 1);
  CHECK(result.problems[0].path == path);
  CHECK(result.problems[0].reason == "longer than the limit of 2 KiB for an article");
  CHECK(read_all(path, {.max_article_bytes = 3000}).articles.size() == 1);
}

TEST_CASE("an article with invalid bytes is read and a problem counts them", "[reader]") {
  TempDir dir;
  const auto result = read_all(dir.write("a.txt",
                                         "Été à Görlitz\n\nÜber die Stra\xFF"
                                         "e fährt der Zug."));
  REQUIRE(result.articles.size() == 1);
  REQUIRE(result.problems.size() == 1);
  CHECK(result.problems[0].reason == "invalid bytes in the text, replaced in 1 place");
}

TEST_CASE("a reader stays at its end", "[reader]") {
  TempDir dir;
  for (const char* name : {"a.txt", "a.jsonl", "a.tsv", "none.txt"}) {
    if (std::string_view(name) != "none.txt") dir.write(name, "");
    auto reader = open_reader(dir.path() / name, {});
    while (reader->next()) {
    }
    CHECK_FALSE(reader->next());
    CHECK_FALSE(reader->next());
  }
}

TEST_CASE("the id of a file is made from its absolute path", "[reader]") {
  TempDir dir;
  const auto path = dir.write("a.txt", "Hello there.");
  const auto id = read_all(path).articles.at(0).id;
  CHECK(id.size() == 16);
  CHECK(read_all(dir.path() / "x" / ".." / "a.txt").problems.size() == 1);  // x is not there
  CHECK(read_all(dir.path() / "." / "a.txt").articles.at(0).id == id);
}

TEST_CASE("a pipe in place of a file is a problem at once, and nobody waits for a writer",
          "[reader]") {
  TempDir dir;
  const auto path = dir.path() / "a.txt";
  REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  const auto problems = read_all(path).problems;
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].reason == "not a regular file");
  CHECK_FALSE(problems[0].is_read_error);
}

TEST_CASE("a problem tells whether the system refused to read", "[reader]") {
  TempDir dir;
  std::filesystem::create_symlink("self", dir.path() / "self");
  CHECK(read_all(dir.path() / "self").problems.at(0).is_read_error);
  CHECK_FALSE(read_all(dir.path() / "none").problems.at(0).is_read_error);
  CHECK_FALSE(read_all(dir.path()).problems.at(0).is_read_error);
  CHECK_FALSE(read_all(dir.write("empty.txt", "")).problems.at(0).is_read_error);
  // It can be opened, but reading fails.
  const auto* name = "/proc/self/mem";
  for (const auto format : {Format::plain_text, Format::json_lines}) {
    const auto problems = read_all(name, {.format = format}).problems;
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].reason == "input/output error");
    CHECK(problems[0].is_read_error);
  }
}
