// The printers on hits made by hand.

#include "searcher/cli/printer.hpp"

#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/terminal.hpp"
#include "searcher/cli/explanation_printer.hpp"
#include "searcher/cli/json_printer.hpp"
#include "tests/support/catch.hpp"

using namespace newsgrep;
using namespace newsgrep::cli;
using newsgrep::test::ContainsSubstring;
using Json = nlohmann::json;

namespace {

Copy copy_of(const std::string& id, const std::string& source) {
  Copy copy;
  copy.article.id = id;
  copy.article.source = source;
  copy.article.date = "2025-03-02";
  copy.article.url = "https://" + id + ".example/";
  copy.passage_number = 2;
  return copy;
}

Hit make_hit() {
  Hit hit;
  hit.article.id = "a";
  hit.article.title = "The ferry sails again";
  hit.article.source = "The Sound Gazette";
  hit.article.date = "2025-03-01T10:00:00Z";
  hit.article.path = "/news/a.txt";
  hit.passage_number = 3;
  hit.text = "The ferry left; no ferry was late.";
  hit.matches = {{4, 9}, {19, 24}};
  hit.score = 12.345;
  return hit;
}

Hit make_hit_with_context() {
  auto hit = make_hit();
  hit.before = {{1, "", "First came the tide, and with it came the boats of the whole island."},
                {2, "", "Then\tnothing."}};
  hit.after = {{4, "Weather", "Rain."}};
  return hit;
}

using MakePrinter = std::unique_ptr<Printer> (*)(std::ostream&, const Look&);

std::string printed(MakePrinter make, const std::vector<Hit>& hits, const Look& look = {},
                    const std::string& query_name = {}) {
  std::ostringstream out;
  const auto printer = make(out, look);
  printer->name_query(query_name);
  for (const auto& hit : hits) printer->print(hit);
  return out.str();
}

}  // namespace

TEST_CASE("in a pipe, passages around a hit look as in grep", "[cli]") {
  Look look;
  look.context = true;
  const auto hit = make_hit_with_context();
  const std::string lines =
      "/news/a.txt-1-First came the tide, and with it came the boats of the whole island.\n"
      "/news/a.txt-2-Then\\x09nothing.\n"
      "/news/a.txt:3:The ferry left; no ferry was late.\n"
      "/news/a.txt-4-Rain.\n";
  CHECK(printed(make_line_printer, {hit, hit}, look) == lines + "--\n" + lines);
}

TEST_CASE("in a pipe, a NUL may end a path and a query may have a name", "[cli]") {
  Look look;
  CHECK(printed(make_line_printer, {make_hit()}, look, "q1") ==
        "q1:/news/a.txt:3:The ferry left; no ferry was late.\n");
  look.null_after_path = true;
  CHECK(printed(make_match_printer, {make_hit()}, look) == std::string("/news/a.txt\0"
                                                                       "3:ferry\n/news/a.txt\0"
                                                                       "3:ferry\n",
                                                                       40));
  look.null_after_path = false;
  look.scores = true;
  CHECK(printed(make_line_printer, {make_hit()}, look) ==
        "12.35 /news/a.txt:3:The ferry left; no ferry was late.\n");
}

TEST_CASE("in a pipe, all parts of a line have the colours of the theme", "[cli]") {
  Look look;
  look.color = true;
  look.theme.match = "7";
  CHECK(printed(make_match_printer, {make_hit()}, look)
            .starts_with("\x1B[35m/news/a.txt\x1B[0m\x1B[36m:\x1B[0m\x1B[32m3\x1B[0m"
                         "\x1B[36m:\x1B[0m\x1B[7mferry\x1B[0m\n"));
}

TEST_CASE("on a terminal, passages around a hit have their numbers", "[cli]") {
  Look look;
  look.width = 60;
  CHECK(printed(make_terminal_printer, {make_hit_with_context()}, look) ==
        "The Sound Gazette  2025-03-01  The ferry sails again\n"
        "/news/a.txt:3\n"
        "  1- First came the tide, and with it came the boats of the\n"
        "  whole island.\n"
        "  2- Then\\x09nothing.\n"
        "  The ferry left; no ferry was late.\n"
        "  4- Rain.\n");
  look.color = true;
  CHECK_THAT(printed(make_terminal_printer, {make_hit_with_context()}, look),
             ContainsSubstring("  \x1B[2m4- Rain.\x1B[0m\n"));
}

TEST_CASE("on a terminal, a heading counts the outlets that have the same text", "[cli]") {
  Look look;
  look.width = 200;
  auto hit = make_hit();
  const auto heading = [&] {
    const auto text = printed(make_terminal_printer, {hit}, look);
    return text.substr(0, text.find('\n'));
  };
  CHECK(heading().ends_with("/news/a.txt:3"));
  hit.copies = {copy_of("b", "The Sound Gazette")};
  CHECK(heading().ends_with("  and 1 copy"));
  hit.copies.push_back(copy_of("c", ""));
  CHECK(heading().ends_with("  and 2 copies"));
  hit.copies.push_back(copy_of("d", "Bay Radio"));
  CHECK(heading().ends_with("  also in 1 other outlet"));
  hit.copies.push_back(copy_of("e", "Bay Radio"));
  hit.copies.push_back(copy_of("f", "港新聞"));
  CHECK(heading().ends_with("  also in 2 other outlets"));
}

TEST_CASE("on a terminal, no line of a hit is wider than it", "[cli]") {
  Look look;
  look.width = GENERATE(as<std::size_t>(), 40, 80, 200);
  auto hit = make_hit_with_context();
  hit.article.source = "港新聞";
  for (int i = 0; i < 20; ++i) {
    hit.text += " 東京の港 and more";
    hit.before[0].text += " フェリー and more";
  }
  hit.copies = {copy_of("d", "Bay Radio")};
  std::istringstream lines(printed(make_terminal_printer, {hit}, look));
  for (std::string line; std::getline(lines, line);) {
    CAPTURE(line);
    CHECK(display_width(line) <= std::min<std::size_t>(look.width, 100));
  }
}

TEST_CASE("on a terminal, places link to what they name", "[cli]") {
  Look look;
  look.color = look.links = true;
  auto hit = make_hit();
  const auto text = printed(make_terminal_printer, {hit}, look);
  CHECK_THAT(text, ContainsSubstring("\x1B[35m\x1B]8;;file://"));
  CHECK_THAT(text, ContainsSubstring("/news/a.txt\x1B\\/news/a.txt:3\x1B]8;;\x1B\\\x1B[0m"));
  hit.article.path = "-";
  hit.article.url = "mailto:someone";
  CHECK(printed(make_terminal_printer, {hit}, look).find("\x1B]8") == std::string::npos);
}

TEST_CASE("JSON has the copies of a hit and the passages around it", "[cli]") {
  auto hit = make_hit_with_context();
  hit.copies = {copy_of("b", "Bay Radio")};
  hit.copies.push_back(copy_of("c", ""));
  hit.copies[1].article.path = "/news/c.txt";
  std::ostringstream out;
  const auto printer = make_json_printer(out);
  printer->print(hit);
  printer->name_query("q1");
  printer->print(make_hit());
  std::istringstream lines(out.str());
  std::string line;
  std::getline(lines, line);
  const auto json = Json::parse(line);
  CHECK(json["version"] == 1);
  CHECK_FALSE(json.contains("query"));
  CHECK(json["copies"][0] == Json({{"id", "b:2"},
                                   {"source", "Bay Radio"},
                                   {"date", "2025-03-02"},
                                   {"url", "https://b.example/"}}));
  CHECK(json["copies"][1]["path"] == "/news/c.txt");
  CHECK(json["before"].size() == 2);
  CHECK(json["after"][0] == Json({{"passage", 4}, {"section", "Weather"}, {"text", "Rain."}}));
  std::getline(lines, line);
  CHECK(Json::parse(line)["query"] == "q1");
  CHECK(Json::parse(line)["copies"] == Json::array());
}

TEST_CASE("an explanation shows tree, plan and terms", "[cli]") {
  Explanation explanation;
  explanation.query = "(any ferry quay)";
  explanation.plan = "ferri quay";
  explanation.terms = {{"ferri", 1234, 2.5}, {"quay\x1B", 1, 10}};
  std::ostringstream text;
  print_explanation(text, explanation, "", {});
  CHECK(text.str() ==
        "query: (any ferry quay)\n"
        "plan:  ferri quay\n"
        "  passages  weight  term\n"
        "      1234    2.50  ferri\n"
        "         1   10.00  quay\\x1b\n"
        "\n");
  std::ostringstream out;
  print_explanation_as_json(out, explanation, "q");
  const auto json = Json::parse(out.str());
  CHECK(json["type"] == "explanation");
  CHECK(json["query"] == "q");
  CHECK(json["tree"] == "(any ferry quay)");
  CHECK(json["terms"][0] == Json({{"term", "ferri"}, {"passages", 1234}, {"weight", 2.5}}));
}
