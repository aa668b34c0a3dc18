#include "corpus/metadata_line.hpp"

#include <string>
#include <vector>

#include "tests/support/catch.hpp"

using namespace newsgrep;
using namespace newsgrep::corpus;

using Names = std::vector<std::string>;

TEST_CASE("lines above an article tell its date, source and authors", "[metadata_line]") {
  struct Row {
    const char* line;
    const char* source;
    const char* date;
    Names authors;
  };
  const Row rows[] = {
      {"By Jane Doe", "", "", {"Jane Doe"}},
      {"By JANE DOE", "", "", {"JANE DOE"}},
      {"By Jane Doe and John Roe", "", "", {"Jane Doe", "John Roe"}},
      {"By Jane Doe, John Roe & Ann Poe", "", "", {"Jane Doe", "John Roe", "Ann Poe"}},
      {"By Jane Doe, Reuters", "Reuters", "", {"Jane Doe"}},
      {"By Jane Doe, Senior Correspondent", "", "", {"Jane Doe"}},
      {"By Ludwig van der Meer", "", "", {"Ludwig van der Meer"}},
      {"By Northline Wire", "Northline Wire", "", {}},
      {"Jane Doe | 12 March 2025", "", "2025-03-12", {"Jane Doe"}},
      {"By Jane Doe • March 12, 2025 • 4 min read", "", "2025-03-12", {"Jane Doe"}},
      {"March 13, 2025", "", "2025-03-13", {}},
      {"(Published Thursday, March 13, 2025)", "", "2025-03-13", {}},
      {"Published: March 13, 2025, 9:12 a.m.", "", "2025-03-13T09:12:00", {}},
      {"Published 9:12 AM EDT, Thu March 13, 2025", "", "2025-03-13T09:12:00-04:00", {}},
      {"Updated: 2025-03-14", "", "2025-03-14", {}},
      {"Updated: 2025-03-14 Published: 2025-03-13", "", "2025-03-13", {}},
      {"Source:Arden sports time:2025-04-06 17:01:43", "Arden sports", "2025-04-06T17:01:43", {}},
      {"Source: Reuters | Author: Jane Doe", "Reuters", "", {"Jane Doe"}},
      {"reuters", "reuters", "", {}},
      {"(Reuters)", "Reuters", "", {}},
      {"AFP/Reuters", "AFP/Reuters", "", {}},
      {"northline", "northline", "", {}},
      {"UJ", "", "", {"UJ"}},
      {"(Reporting by Jane Doe in Kyiv and John Roe; Editing by Ann Poe)",
       "",
       "",
       {"Jane Doe", "John Roe"}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.line);
    Article article;
    CHECK(take_metadata_line(row.line, LinePlace::head, article));
    CHECK(article.source == row.source);
    CHECK(article.date == row.date);
    CHECK(article.authors == row.authors);
  }
}

TEST_CASE("an address above an article is its url", "[metadata_line]") {
  Article article;
  CHECK(take_metadata_line("URL: https://example.org/a", LinePlace::head, article));
  CHECK(article.url == "https://example.org/a");
}

TEST_CASE("titles and sentences are no metadata", "[metadata_line]") {
  for (const char* line :
       {"By land and by sea, relief reaches Arden", "Truce Talks", "Jane Doe", "US", "NATO",
        "The source: a spring below the old mill.", "Source of the fire still unknown",
        "Time: the one thing they do not have.", "March 13, 2025 was a day like any other.",
        "Published poets read in the park", "Talks resume - at last", "Reuters reports from Kyiv",
        "Updated: the list of the missing", "2025"}) {
    CAPTURE(line);
    Article article;
    CHECK_FALSE(take_metadata_line(line, LinePlace::head, article));
    CHECK(article.date.empty());
    CHECK(article.source.empty());
    CHECK(article.authors.empty());
  }
}

TEST_CASE("a field that is known keeps its value", "[metadata_line]") {
  Article article;
  article.date = "2025-01-01";
  article.source = "Arden Post";
  CHECK(take_metadata_line("Source: X time:2025-04-06", LinePlace::head, article));
  CHECK(article.date == "2025-01-01");
  CHECK(article.source == "Arden Post");
}

TEST_CASE("below an article only lines with a label count", "[metadata_line]") {
  Article article;
  CHECK_FALSE(take_metadata_line("Jane Doe | 12 March 2025", LinePlace::tail, article));
  CHECK_FALSE(take_metadata_line("AP", LinePlace::tail, article));
  CHECK_FALSE(take_metadata_line("13 March 2025", LinePlace::tail, article));
  CHECK(take_metadata_line("Published: 13 March 2025", LinePlace::tail, article));
  CHECK(article.date == "2025-03-13");
}

TEST_CASE("a dateline names its agency", "[metadata_line]") {
  CHECK(dateline_agency("MOSCOW (Reuters) - The envoy landed.") == "Reuters");
  CHECK(dateline_agency("KYIV, March 13 (AP) — The envoy landed.") == "AP");
  CHECK(dateline_agency("The envoy (left) - landed.").empty());
  CHECK(dateline_agency("The envoy landed (Reuters).").empty());
}
