#include "indexer/cli/index_summary.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <vector>

#include "cli/counted.hpp"
#include "cli/terminal.hpp"

namespace newsgrep::cli {
namespace {

/// More reasons than these are counted together.
constexpr std::size_t max_reasons = 8;

std::string files(std::size_t count) {
  return counted(count, "file", "files");
}

std::string articles(std::size_t count) {
  return counted(count, "article", "articles");
}

bool files_were_given(const IndexRequest& request) {
  return std::any_of(request.paths.begin(), request.paths.end(),
                     [](const auto& path) { return path != "-"; });
}

/// Returns `Indexed 6 new and 2 changed articles (9 passages) from 2 files`.
std::string indexed(const IngestSummary& summary, bool from_files) {
  const auto& counts = summary.counts;
  std::string text = "Indexed ";
  if (counts.added > 0) text += grouped(counts.added) + " new";
  if (counts.added > 0 && counts.replaced > 0) text += " and ";
  if (counts.replaced > 0) text += grouped(counts.replaced) + " changed";
  text += counts.added + counts.replaced == 1 ? " article" : " articles";
  text += " (" + counted(counts.passages, "passage", "passages") + ")";
  if (from_files && summary.files_read > 0) text += " from " + files(summary.files_read);
  return text;
}

/// Returns `3 articles in files that are gone`, `3 articles`.
std::string removed(const IngestSummary& summary) {
  const auto gone = summary.files_vanished;
  auto text = articles(summary.counts.removed);
  if (gone > 0) text += " (" + files(gone) + (gone == 1 ? " is gone)" : " are gone)");
  return text;
}

/// Returns `2 files and 3 articles unchanged`; empty when there are none.
std::string unchanged(const IngestSummary& summary) {
  std::string text;
  if (summary.files_unchanged > 0) text = files(summary.files_unchanged);
  if (summary.counts.unchanged > 0) {
    text += (text.empty() ? "" : " and ") + articles(summary.counts.unchanged);
  }
  return text.empty() ? text : text + " unchanged";
}

/// Returns what became of the index and its inputs, as parts of a sentence.
std::vector<std::string> parts(const IngestSummary& summary, const IndexRequest& request) {
  const auto& counts = summary.counts;
  const bool from_files = files_were_given(request);
  const bool has_indexed = counts.added + counts.replaced > 0;
  std::vector<std::string> parts;
  if (has_indexed) parts.push_back(indexed(summary, from_files));
  if (counts.removed > 0) {
    parts.push_back((has_indexed ? "removed " : "Removed ") + removed(summary));
  }
  if (parts.empty()) {
    const auto seen = summary.files_read + summary.files_unchanged;
    parts.push_back(from_files ? "Nothing changed in " + files(seen) : "Nothing changed");
  } else if (const auto same = unchanged(summary); !same.empty()) {
    parts.push_back(same);
  }
  if (!summary.skipped.empty()) {
    parts.push_back(counted(summary.skipped.size(), "input", "inputs") + " skipped" +
                    (request.verbose ? "" : " (-v lists them)"));
  }
  return parts;
}

/// Returns how many inputs were skipped for each reason, a line a reason.
std::string reasons(const IngestSummary& summary) {
  std::map<std::string, std::size_t> counts;
  for (const auto& problem : summary.skipped) {
    ++counts[visible(problem.reason.substr(0, problem.reason.find(':')))];
  }
  std::string lines;
  std::size_t named = 0;
  for (const auto& [reason, count] : counts) {
    if (named++ == max_reasons) {
      const auto more = counts.size() - max_reasons;
      return lines + "  and " + counted(more, "other reason", "other reasons") + "\n";
    }
    lines += "  " + grouped(count) + "  " + reason + "\n";
  }
  return lines;
}

}  // namespace

std::string summary_text(const IngestSummary& summary, const IndexRequest& request) {
  std::string text;
  for (const auto& part : parts(summary, request)) (text += text.empty() ? "" : "; ") += part;
  text += summary.skipped.empty() ? ".\n" : ":\n" + reasons(summary);
  if (summary.counts.words_cut > 0) {
    text += counted(summary.counts.words_cut, "overlong word was", "overlong words were") +
            " cut short.\n";
  }
  if (summary.files_kept > 0 && summary.missing.empty()) {
    const bool one = summary.files_kept == 1;
    text += files(summary.files_kept) + (one ? " is" : " are") + " gone; the index keeps " +
            (one ? "its" : "their") + " articles.\n";
  }
  if (const auto links = summary.links_out.size(); links > 0) {
    text += counted(links, "link leads", "links lead") + " out of the PATHs and " +
            (links == 1 ? "was" : "were") + " not followed (--follow does).\n";
  }
  return text;
}

}  // namespace newsgrep::cli
