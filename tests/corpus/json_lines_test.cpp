#include <string>
#include <vector>

#include "tests/corpus/read_all.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_dir.hpp"

using namespace newsgrep;
using namespace newsgrep::test;

namespace {

ReadResult read(std::string_view content, const char* name = "a.jsonl",
                const ReaderOptions& options = {}) {
  TempDir dir;
  return read_all(dir.write(name, content), options);
}

Article read_one(std::string_view line) {
  auto result = read(line);
  REQUIRE(result.problems.empty());
  REQUIRE(result.articles.size() == 1);
  return result.articles[0];
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("all known keys are read", "[json_lines]") {
  const auto article = read_one(
      R"({"_id":"d1","title":"Ferry &amp; bridge","text":"One.\n\nTwo.","date":"March 13, 2025",)"
      R"("source":"Arden Post","url":"https://example.org/a","authors":["Jane Doe","John Roe"],)"
      R"("lang":"EN-gb"})");
  CHECK(article.id == "d1");
  CHECK(article.title == "Ferry & bridge");
  CHECK(texts(article) == Texts{"One.", "Two."});
  CHECK(article.date == "2025-03-13");
  CHECK(article.source == "Arden Post");
  CHECK(article.url == "https://example.org/a");
  CHECK(article.authors == Texts{"Jane Doe", "John Roe"});
  CHECK(article.language == "en");
  CHECK(article.extra.empty());
}

TEST_CASE("keys have other names as well", "[json_lines]") {
  const auto article = read_one(
      R"({"id":7,"maintext":"One.","date_publish":"2025-03-13 09:12:00","source_domain":"example.org",)"
      R"("author":"Jane Doe and John Roe","language":"de"})");
  CHECK(article.id == "7");
  CHECK(texts(article) == Texts{"One."});
  CHECK(article.date == "2025-03-13T09:12:00");
  CHECK(article.source == "example.org");
  CHECK(article.authors == Texts{"Jane Doe", "John Roe"});
  CHECK(article.language == "de");
  CHECK(texts(read_one(R"({"body":"One."})")) == Texts{"One."});
}

TEST_CASE("null is absent and the next key with a value counts", "[json_lines]") {
  const auto article = read_one(
      R"({"_id":null,"id":"x","title":null,"text":null,"body":"","maintext":"One.","date":null,)"
      R"("published":1741857120,"authors":null,"lang":null})");
  CHECK(article.id == "x");
  CHECK(article.title.empty());
  CHECK(texts(article) == Texts{"One."});
  CHECK(article.date == "2025-03-13T09:12:00Z");
  CHECK(article.extra.empty());
}

TEST_CASE("a text may be an array of paragraphs", "[json_lines]") {
  CHECK(texts(read_one(R"({"text":["One\nhalf.","",3,"Two."]})")) == Texts{"One half.", "Two."});
}

TEST_CASE("unknown keys and values that are not understood are kept as they are", "[json_lines]") {
  const auto article = read_one(
      R"({ "z" : [1, 2.50, {"a b": " c "}], "text":"One.", "date":"some day", "path":"/etc", )"
      R"("big":12345678901234567890123, "title":7, "e":"\u00e9\"\\", "lang":"english" })");
  CHECK(article.extra ==
        R"({"z":[1,2.50,{"a b":" c "}],"date":"some day","path":"/etc",)"
        R"("big":12345678901234567890123,"title":7,"e":"\u00e9\"\\","lang":"english"})");
  CHECK(article.date.empty());
  CHECK(article.title.empty());
  CHECK(article.path.ends_with("a.jsonl"));
}

TEST_CASE("the text loses its repeated title, its date line and sure furniture only",
          "[json_lines]") {
  const auto article = read_one(
      R"({"title":"Ferry returns","text":"Thursday, March 13, 2025\n\nFerry returns\n\nThe boat is back.\n\n)"
      R"(Who pays\n\nNobody knows.\n\nAdvertisement\n\nHe left.\n\nLeave a Reply"})");
  CHECK(article.date == "2025-03-13");
  CHECK(texts(article) == Texts{"The boat is back.", "Nobody knows.", "He left."});
  CHECK(sections(article) == Texts{"", "Who pays", "Who pays"});
}

TEST_CASE("a text of one line is never taken for furniture or a title", "[json_lines]") {
  CHECK(texts(read_one(R"({"text":"Share"})")) == Texts{"Share"});
  CHECK(texts(read_one(R"({"title":"Cod","text":"Cod"})")) == Texts{"Cod"});
  CHECK(texts(read_one(R"({"text":"2025-03-13"})")) == Texts{"2025-03-13"});
}

TEST_CASE("broken lines are problems with their numbers, and reading goes on", "[json_lines]") {
  const auto result = read(
      "{\"id\":\"a\",\"text\":\"One.\"}\n"
      "{\"id\":\"b\",\"text\":\"Two\n"
      "\n"
      "[1,2]\n"
      "{\"id\":\"c\",\"text\":\"\"}\n"
      "{\"id\":\"d\",\"text\" \"x\"}\n"
      "{\"id\":\"e\",\"text\":{\"a\":1}}\r\n"
      "{\"id\":\"f\",\"text\":\"Six.\"}\r\n"
      "{\"id\":\"g\",\"text\":\"caf\xE9\"}");
  REQUIRE(result.articles.size() == 3);
  CHECK(result.articles[1].id == "f");
  CHECK(texts(result.articles[2]) == Texts{"café"});
  const std::vector<std::pair<std::size_t, std::string>> expected = {
      {2, "not valid JSON: ends too early"},
      {4, "not a JSON object"},
      {5, "no text"},
      {6, "not valid JSON: near byte 20"},
      {7, "no text"}};
  REQUIRE(result.problems.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CAPTURE(i);
    CHECK(result.problems[i].line == expected[i].first);
    CHECK(result.problems[i].reason == expected[i].second);
  }
}

TEST_CASE("a line over the limit is a problem that names line and limit", "[json_lines]") {
  const auto result = read("{\"text\":\"One.\"}\n{\"text\":\"" + std::string(1 << 20, 'x') +
                               "\"}\n{\"text\":\"Three.\"}\n",
                           "a.jsonl", {.max_article_bytes = 1024});
  CHECK(result.articles.size() == 2);
  REQUIRE(result.problems.size() == 1);
  CHECK(result.problems[0].line == 2);
  CHECK(result.problems[0].reason == "line longer than the limit of 1 KiB");
}

TEST_CASE("articles without id and url get ids from their lines", "[json_lines]") {
  const auto result = read("{\"text\":\"One.\"}\n{\"text\":\"One.\"}\n");
  REQUIRE(result.articles.size() == 2);
  CHECK(result.articles[0].id != result.articles[1].id);
  CHECK(read_one(R"({"url":"https://example.org/a","text":"One."})").id ==
        read_one(R"({"url":"https://example.org/a","text":"Two."})").id);
}

TEST_CASE("one JSON document is read whatever its layout", "[json_lines]") {
  const auto object =
      read("{\n  \"id\": \"x\",\n  \"text\": \"One.\",\n  \"k\": [\n 1 ]\n}\n", "a.json");
  REQUIRE(object.articles.size() == 1);
  CHECK(object.problems.empty());
  CHECK(object.articles[0].id == "x");
  CHECK(object.articles[0].extra == R"({"k":[1]})");

  const auto array =
      read("[\n {\"id\":\"a\",\"text\":\"One.\"},\n {\"text\":\"Two.\"}, 3,\n {} ]", "a.json");
  REQUIRE(array.articles.size() == 2);
  CHECK(array.articles[0].id == "a");
  CHECK(array.articles[1].id.size() == 16);
  REQUIRE(array.problems.size() == 2);
  CHECK(array.problems[0].reason == "element 3: not a JSON object");
  CHECK(array.problems[1].reason == "element 4: no text");

  CHECK(read("[]", "a.json").problems.empty());
  CHECK(read("[{\"text\":\"One.\"},{\"text\":\"Two.\"}]", "a.json").articles.size() == 2);
}

TEST_CASE("a broken JSON document is one problem", "[json_lines]") {
  const auto broken = read("{\n  \"id\": \"x\",\n  \"text\" \"One.\"\n}\n", "a.json");
  CHECK(broken.articles.empty());
  REQUIRE(broken.problems.size() == 1);
  CHECK(broken.problems[0].line == 3);
  CHECK(broken.problems[0].reason == "not valid JSON");

  const auto cut = read("[\n{\"text\":\"One.\"},\n", "a.json");
  REQUIRE(cut.problems.size() == 1);
  CHECK(cut.problems[0].reason == "not valid JSON: ends too early");

  const auto big = read("[\n{\"text\":\"" + std::string(600, 'x') + "\"},\n{\"text\":\"" +
                            std::string(600, 'x') + "\"}]",
                        "a.json", {.max_article_bytes = 1000});
  CHECK(big.articles.empty());
  REQUIRE(big.problems.size() == 1);
  CHECK(big.problems[0].reason ==
        "JSON document longer than the limit of 1000 bytes; write one object a line instead");
}

TEST_CASE("a first line that is cut short does not hide the others", "[json_lines]") {
  const auto result =
      read("{\"id\":\"a\",\n{\"id\":\"b\",\"text\":\"Two.\"}\n{\"id\":\"c\",\"text\":\"3.\"}\n");
  REQUIRE(result.articles.size() == 2);
  CHECK(result.articles[0].id == "b");
  REQUIRE(result.problems.size() == 1);
  CHECK(result.problems[0].line == 1);
}

TEST_CASE("what is nested too deep is refused with its line, and reading goes on", "[json_lines]") {
  const auto nested = [](std::size_t levels) {
    return std::string(levels, '[') + std::string(levels, ']');
  };
  const std::string reason = "JSON nested more than 100 levels deep";
  // The object is a level, too.
  CHECK(read("{\"text\":\"One.\",\"k\":" + nested(99) + "}\n").articles.size() == 1);
  for (const std::size_t levels : {100U, 100'000U, 1U << 20}) {
    CAPTURE(levels);
    for (const auto& deep : {"{\"text\":\"One.\",\"k\":" + nested(levels) + "}",
                             "{\"text\":" + nested(levels) + "}"}) {
      const auto result = read("{\"text\":\"Zero.\"}\n" + deep + "\n{\"text\":\"Two.\"}\n");
      CHECK(result.articles.size() == 2);
      REQUIRE(result.problems.size() == 1);
      CHECK(result.problems[0].line == 2);
      CHECK(result.problems[0].reason == reason);
    }
  }
  // Also where brackets are not closed, inside objects, and in a document.
  const std::string open(1 << 20, '[');
  CHECK(read("{\"text\":\"One.\"}\n{\"k\":" + open + "\n").problems.at(0).reason == reason);
  std::string objects;
  for (int i = 0; i < 100'000; ++i) objects += "{\"k\":";
  CHECK(read("{\"text\":\"One.\"}\n" + objects + "\n").problems.at(0).reason == reason);
  const auto array = read(nested(100'000) + "\n", "a.json");
  CHECK(array.problems.at(0).reason == "element 1: " + reason);
  const auto document =
      read("[\n{\"text\":\"One.\"},\n" + nested(100'000) + ",\n{\"text\":\"Two.\"}\n]\n", "a.json");
  CHECK(document.articles.size() == 2);
  CHECK(document.problems.at(0).reason == "element 2: " + reason);
}

TEST_CASE("of a key that comes twice the last counts, also in a value that is an array",
          "[json_lines]") {
  CHECK(read_one(R"({"title":"One","text":["a"],"title":"Two","text":["b",["c"],{"d":"e"},"f"]})")
            .title == "Two");
  CHECK(texts(read_one(R"({"text":["a"],"text":["b",["c"],{"d":"e"},"f"]})")) == Texts{"b", "f"});
  CHECK(read_one(R"({"text":"One.","id":{"id":"x"},"_id":["y"],"authors":[["z"],{"n":"m"}]})")
            .authors.empty());
}

TEST_CASE("authors beyond the limit are left out and said", "[json_lines]") {
  std::string names;
  for (int i = 0; i < 1'200; ++i) names += (i == 0 ? "\"N" : ",\"N") + std::to_string(i) + "\"";
  const auto result = read("{\"text\":\"One.\",\"authors\":[" + names + "]}\n");
  REQUIRE(result.articles.size() == 1);
  CHECK(result.articles[0].authors.size() == max_article_authors);
  REQUIRE(result.problems.size() == 1);
  CHECK(result.problems[0].reason == "more than 1000 authors, the others left out");
}

TEST_CASE("more values, lines or paragraphs than an article may have are refused",
          "[json_lines][slow]") {
  constexpr std::size_t many = 5'000'000;
  std::string values = "\"x\"";
  for (std::size_t i = 1; i < many; ++i) values += ",\"x\"";
  std::string lines;
  for (std::size_t i = 0; i < many; ++i) lines += "a\\n\\n";
  const auto [line, reason] =
      GENERATE_COPY(std::pair("{\"text\":\"One.\",\"authors\":[" + values + "]}",
                              std::string("JSON array of more than 1000000 values")),
                    std::pair("{\"text\":[" + values + "]}",
                              std::string("JSON array of more than 1000000 values")),
                    std::pair("{\"text\":\"" + lines + "\"}",
                              std::string("more than 1000000 lines or paragraphs")));
  const auto result = read(line + "\n{\"text\":\"Two.\"}\n");
  CHECK(result.articles.size() == 1);
  REQUIRE(result.problems.size() == 1);
  CHECK(result.problems[0].line == 1);
  CHECK(result.problems[0].reason == reason);
}

TEST_CASE("UTF-16 lines with a byte order mark are read", "[json_lines]") {
  std::string wide = "\xFF\xFE";
  for (const char c :
       std::string("{\"id\":\"a\",\"text\":\"One.\"}\r\n{\"id\":\"b\",\"text\":\"Two.\"}")) {
    wide += c;
    wide += '\0';
  }
  CHECK(read(wide).articles.size() == 2);
}
