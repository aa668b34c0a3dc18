#include <algorithm>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

#include "newsgrep/index_writer.hpp"
#include "tests/cli/sandbox.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_index.hpp"

using namespace newsgrep;
using newsgrep::test::ContainsSubstring;
using newsgrep::test::has_terminals;
using newsgrep::test::ProgramResult;
using newsgrep::test::Sandbox;
using Json = nlohmann::json;

namespace {

/// Makes the index of the sandbox of these articles, with no reader in between that cleans them.
void make_index(const Sandbox& sandbox, std::vector<Article> articles) {
  IndexWriter writer(sandbox.index());
  for (auto& each : articles) writer.add(std::move(each));
  writer.commit();
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// The first byte that may steer a terminal: a control character but the line feed, as ASCII, as
/// UTF-8 or as the byte of an 8-bit terminal. -1 when there is none.
int first_control(const std::string& text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte < 0x20 && byte != '\n') || byte == 0x7F) return byte;
    const bool continues = i > 0 && static_cast<unsigned char>(text[i - 1]) >= 0x80;
    if (byte >= 0x80 && byte < 0xA0 && !continues) return byte;
    if (byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0) {
      return byte;
    }
  }
  return -1;
}

Article hostile_article() {
  const std::string controls =
      "\x1B[2J \x1B]0;owned\x07 \x9B"
      "31m \xC2\x9B"
      "31m \xC2\x85 \x7F \r \b \x01 ";
  auto hostile = test::article("evil" + controls, {"Word " + controls + "word " + controls});
  hostile.title = hostile.source = hostile.date = hostile.url = controls;
  hostile.path = "/news/" + controls;
  hostile.authors = {controls};
  hostile.extra = "{\"key\":\"\xC2\x9B \x7F\"}";
  hostile.passages[0].section = controls;
  return hostile;
}

}  // namespace

TEST_CASE("control characters of an article never reach standard output raw", "[cli]") {
  const Sandbox sandbox;
  auto from_stream = hostile_article();
  from_stream.id = "other";
  from_stream.path = "-";
  make_index(sandbox, {hostile_article(), from_stream});
  const auto option = GENERATE(as<std::string>(), "-m9", "-l", "--json", "-c");
  const auto color = GENERATE(as<std::string>(), "--color=never", "--color=always");
  if (color == "--color=always" && option != "-m9") return;
  CAPTURE(option, color);
  const std::vector<std::string> command = {"newsgrep", option, color, "word"};
  std::vector<ProgramResult> results = {sandbox.run(command)};
  if (has_terminals()) results.push_back(sandbox.run_on_terminal(80, command));
  for (auto& result : results) {
    CHECK(result.status == 0);
    CHECK_FALSE(result.out.empty());
    // Our own links end as no link of an article could, and our colours in m, unlike its `[2J`.
    result.out = std::regex_replace(result.out, std::regex("\x1B\\]8;;[^\x1B]*\x1B\\\\"), "");
    for (const auto* sequence :
         {"\x1B[1;31m", "\x1B[35m", "\x1B[32m", "\x1B[36m", "\x1B[2m", "\x1B[1m", "\x1B[0m"}) {
      const std::string ours = sequence;
      for (auto at = result.out.find(ours); at != std::string::npos; at = result.out.find(ours)) {
        result.out.erase(at, ours.size());
      }
    }
    CHECK(first_control(result.out) == -1);
    CHECK(first_control(result.err) == -1);
  }
}

TEST_CASE("a highlight stands on its word after an escaped control character", "[cli]") {
  const Sandbox sandbox;
  make_index(sandbox, {test::article("a", {"\x1B \xC2\x9B ferry \x07 ferry \x7F"})});
  const auto result = sandbox.run({"newsgrep", "--color=always", "ferry"});
  CHECK_THAT(result.out,
             ContainsSubstring("\\x1b \\x9b \x1B[1;31mferry\x1B[0m \\x07 \x1B[1;31mferry"
                               "\x1B[0m \\x7f\n"));
}

TEST_CASE("control characters of a query never reach standard error raw", "[cli]") {
  const Sandbox sandbox;
  make_index(sandbox, {test::article("a", {"Words."})});
  for (const auto* query : {"\"\x1B[2J words", "\x1B \xC2\x9B !", "--\x1B[2J", "-\x9B"}) {
    CAPTURE(query);
    CHECK(first_control(sandbox.run({"newsgrep", query}).err) == -1);
  }
  CHECK(first_control(sandbox.run({"newsgrep", "--index", "no\x1B[2J", "x"}).err) == -1);
}

TEST_CASE("JSON output is an object a line, whose matches are right", "[cli]") {
  const Sandbox sandbox;
  auto first =
      test::article("a", {"Nothing.", "\u201CThe ferry\u201D \u2014 a Ferry, ferries; \u4E2D."});
  first.extra = R"({"desk":"coast","n":1.50})";
  first.authors = {"Ada \"Q\" Quill", ""};
  auto bad_bytes = test::article("b\xFF", {"A ferry \xFF\xFE here."});
  bad_bytes.extra = "no JSON";
  make_index(sandbox, {first, bad_bytes});
  const auto result = sandbox.run({"newsgrep", "--json", "ferry"});
  CHECK(result.status == 0);
  const auto lines = lines_of(result.out);
  REQUIRE(lines.size() == 2);
  for (const auto& line : lines) {
    CAPTURE(line);
    const auto json = Json::parse(line);
    CHECK(json["version"] == 1);
    CHECK(json["type"] == "hit");
    CHECK(json["score"].get<double>() > 0);
    for (const auto* key : {"id", "title", "source", "date", "url", "path", "lang", "authors"}) {
      CHECK(json["article"].contains(key));
    }
  }
  const auto json = Json::parse(lines[lines[0].find("\"a:2\"") != std::string::npos ? 0 : 1]);
  CHECK(json["id"] == "a:2");
  CHECK(json["passage"] == 2);
  CHECK(json["article"]["extra"]["desk"] == "coast");
  const std::string text = json["text"];
  std::vector<std::string> matched;
  for (const auto& match : json["matches"]) {
    const std::size_t begin = match[0];
    const std::size_t end = match[1];
    matched.push_back(text.substr(begin, end - begin));
  }
  CHECK(matched == std::vector<std::string>{"ferry", "Ferry", "ferries"});
}

TEST_CASE("lines on a terminal are no wider than it, and lose nothing", "[cli]") {
  if (!has_terminals()) {
    WARN("skipped: no pseudo-terminals on this system");
    return;
  }
  const Sandbox sandbox;
  std::string text;
  for (int i = 0; i < 60; ++i) text += (i % 7 == 0 ? "caf\u00E9 " : "ferry ");
  text += "end.";
  make_index(sandbox, {test::article("a", {text})});
  const auto columns = GENERATE(as<unsigned short>(), 1, 4, 5, 12, 40, 80, 99, 100, 200);
  const auto result = sandbox.run_on_terminal(columns, {"newsgrep", "--color=never", "ferry"});
  CAPTURE(columns, result.out);
  CHECK(result.status == 0);
  std::string joined;
  for (const auto& line : lines_of(result.out)) {
    const auto characters = static_cast<std::size_t>(
        std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; }));
    if (columns >= 5) CHECK(characters <= columns);
    CHECK(characters <= 100);
    const bool heading = line.substr(0, 2) != "  ";
    if (!heading) joined += line.substr(2) + " ";
  }
  // Words are only broken where a line is narrower than they are.
  if (columns < 8) {
    std::erase(joined, ' ');
    std::erase(text, ' ');
    CHECK(joined == text);
  } else {
    CHECK(joined == text + " ");
  }
}

TEST_CASE("a closed pipe ends quietly", "[cli]") {
  const Sandbox sandbox;
  std::vector<std::string> texts(3000,
                                 "The ferry is late, and the text is long enough to fill a pipe.");
  make_index(sandbox, {test::article("a", texts)});
  const auto* options = GENERATE("-m0 --all", "-m0 --json", "-m0 --all --color=always");
  CAPTURE(options);
  const auto result =
      sandbox.run({"sh", "-c", std::string("newsgrep ") + options + " ferry | head -1"});
  CHECK(result.err == "");
  CHECK(lines_of(result.out).size() == 1);
}

TEST_CASE("an output that cannot be written is trouble", "[cli]") {
  const Sandbox sandbox;
  make_index(sandbox, {test::article("a", {"A ferry."})});
  const auto* command = GENERATE("newsgrep ferry", "newsgrep -c ferry", "newsgrep -l ferry",
                                 "newsgrep --json ferry", "newsgrep --help", "newsgrep --version",
                                 "newsgrep-index --help", "newsgrep-index --dump words.txt");
  sandbox.write("words.txt", "Title\n\nSome words.\n");
  CAPTURE(command);
  for (const auto* where : {" >/dev/full", " >&-"}) {
    const auto result = sandbox.run({"sh", "-c", std::string(command) + where});
    CHECK(result.status == 2);
    CHECK_THAT(result.err, ContainsSubstring("Cannot write to standard output"));
  }
}

TEST_CASE("a word that is very common in one language is left out", "[cli]") {
  const Sandbox sandbox;
  auto german = test::article("de", {"Der Hafen."});
  german.language = "de";
  make_index(sandbox,
             {german, test::article("a", {"The ferry."}), test::article("b", {"The bus."})});
  CHECK(sandbox.run({"newsgrep", "-c", "the ferry"}).out == "1\n");
}

TEST_CASE("a word is not left out because it is very common in another language", "[cli]") {
  // The French stem of `dues` is `du`.
  const Sandbox sandbox;
  auto french = test::article("fr", {"Le quai du port."});
  french.language = "fr";
  make_index(sandbox, {french, test::article("en", {"Harbour dues."})});
  CHECK(sandbox.run({"newsgrep", "-l", "dues"}).out == "/news/en.txt\n");
}

TEST_CASE("a search goes on while a writer holds the index", "[cli]") {
  const Sandbox sandbox;
  make_index(sandbox, {test::article("a", {"A ferry."})});
  const IndexWriter holder(sandbox.index());
  CHECK(sandbox.run({"newsgrep", "-c", "ferry"}).out == "1\n");
}

TEST_CASE("a damaged index is trouble with a hint", "[cli]") {
  const Sandbox sandbox;
  make_index(sandbox, {test::article("a", {"A ferry."})});
  for (const auto& file : std::filesystem::recursive_directory_iterator(sandbox.index())) {
    if (file.path().extension() == ".glass") std::filesystem::resize_file(file.path(), 100);
  }
  const auto result = sandbox.run({"newsgrep", "ferry"});
  CHECK(result.status == 2);
  CHECK(result.out.empty());
  CHECK_THAT(result.err, ContainsSubstring("hint: "));
}
