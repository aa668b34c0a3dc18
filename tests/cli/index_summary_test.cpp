#include "indexer/cli/index_summary.hpp"

#include <functional>
#include <string>
#include <vector>

#include "cli/counted.hpp"
#include "tests/support/catch.hpp"

using namespace newsgrep;
using namespace newsgrep::cli;

namespace {

/// Returns the summary of a run over a folder.
std::string summary_of(const std::function<void(IngestSummary&)>& describe, bool verbose = false) {
  IngestSummary summary;
  describe(summary);
  IndexRequest request;
  request.paths = {"news"};
  request.verbose = verbose;
  return summary_text(summary, request);
}

}  // namespace

TEST_CASE("numbers have thousands separators", "[cli]") {
  CHECK(grouped(0) == "0");
  CHECK(grouped(999) == "999");
  CHECK(grouped(1'204) == "1,204");
  CHECK(grouped(12'345'678) == "12,345,678");
  CHECK(counted(1, "file", "files") == "1 file");
  CHECK(counted(0, "file", "files") == "0 files");
  CHECK(counted(1'000, "file", "files") == "1,000 files");
}

TEST_CASE("the summary says what was indexed", "[cli]") {
  CHECK(summary_of([](IngestSummary& summary) {
          summary.counts.added = 64;
          summary.counts.passages = 1'204;
          summary.files_read = 70;
          for (int i = 0; i < 6; ++i) summary.skipped.push_back({"a", 0, "no text"});
        }) ==
        "Indexed 64 new articles (1,204 passages) from 70 files; 6 inputs skipped (-v lists "
        "them):\n"
        "  6  no text\n");
  CHECK(summary_of([](IngestSummary& summary) {
          summary.counts.added = 1;
          summary.counts.passages = 1;
          summary.files_read = 1;
        }) == "Indexed 1 new article (1 passage) from 1 file.\n");
  CHECK(summary_of([](IngestSummary& summary) {
          summary.counts.added = 3;
          summary.counts.replaced = 1;
          summary.counts.unchanged = 2;
          summary.counts.removed = 4;
          summary.counts.passages = 9;
          summary.counts.words_cut = 1;
          summary.files_read = 2;
          summary.files_unchanged = 5;
          summary.files_vanished = 1;
        }) ==
        "Indexed 3 new and 1 changed articles (9 passages) from 2 files; removed 4 articles (1 "
        "file is gone); 5 files and 2 articles unchanged.\n"
        "1 overlong word was cut short.\n");
  CHECK(summary_of([](IngestSummary& summary) {
          summary.counts.replaced = 1;
          summary.counts.passages = 2;
          summary.files_read = 1;
        }) == "Indexed 1 changed article (2 passages) from 1 file.\n");
}

TEST_CASE("the summary says when nothing changed", "[cli]") {
  CHECK(summary_of([](IngestSummary& summary) { summary.files_unchanged = 2; }) ==
        "Nothing changed in 2 files.\n");
  CHECK(summary_of(
            [](IngestSummary& summary) {
              summary.files_read = 1;
              summary.counts.unchanged = 6;
              summary.skipped.push_back({"a", 0, "not valid JSON: ends too early"});
            },
            true) == "Nothing changed in 1 file; 1 input skipped:\n  1  not valid JSON\n");
}

TEST_CASE("the summary says what was removed", "[cli]") {
  CHECK(summary_of([](IngestSummary& summary) {
          summary.counts.removed = 3;
          summary.counts.unchanged = 3;
          summary.files_read = 1;
          summary.files_vanished = 2;
        }) == "Removed 3 articles (2 files are gone); 3 articles unchanged.\n");
}

TEST_CASE("the summary names no more than eight reasons", "[cli]") {
  const auto text = summary_of([](IngestSummary& summary) {
    for (char c = 'a'; c < 'k'; ++c) summary.skipped.push_back({"x", 0, std::string(1, c)});
  });
  CHECK(text.find("  1  h\n  and 2 other reasons\n") != std::string::npos);
}
