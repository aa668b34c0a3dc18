#pragma once

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "index/file_list.hpp"
#include "index/format.hpp"
#include "index/stub.hpp"
#include "newsgrep/ingest.hpp"
#include "tests/indexer/index_contents.hpp"
#include "tests/support/read_file.hpp"
#include "tests/support/temp_dir.hpp"

namespace newsgrep::test {

namespace fs = std::filesystem;

/// A folder of articles and the index made from it.
class News {
 public:
  News() { fs::create_directory(folder()); }

  fs::path folder() const { return dir_.path() / "news"; }
  fs::path index() const { return dir_.path() / "index"; }

  /// Writes a plain-text article of one passage, last changed at `when`.
  void text(const std::string& name, const std::string& passage, int when = 0) {
    put(name, "Title of " + fs::path(name).filename().string() + "\n\n" + passage + "\n", when);
  }

  /// Writes a file of JSON Lines: `id=text` each, or a line as it is when it has no `=`.
  void json(const std::string& name, const std::vector<std::string>& lines, int when = 0) {
    std::string content;
    for (const auto& line : lines) {
      const auto split = line.find('=');
      content += split == std::string::npos
                     ? line + "\n"
                     : R"({"id":")" + line.substr(0, split) + R"(","title":"T","text":")" +
                           line.substr(split + 1) + "\"}\n";
    }
    put(name, content, when);
  }

  void put(const std::string& name, const std::string& content, int when = 0) {
    const auto file = dir_.write("news/" + name, content);
    // The clock of files starts in 2174; these times are past.
    fs::last_write_time(file, fs::file_time_type(std::chrono::hours(when - 24 * 365 * 150)));
  }

  void remove(const std::string& name) { fs::remove_all(folder() / name); }

  IngestSummary run() { return run({folder()}); }

  IngestSummary run(const std::vector<fs::path>& paths, const IngestOptions& options = {}) {
    IndexWriter writer(index(), {.threads = 1});
    return ingest(writer, paths, options);
  }

  /// Returns the ids of the articles whose passages have this word, sorted and joined.
  std::string with(std::string_view word) const {
    auto ids = found(index(), word);
    std::sort(ids.begin(), ids.end());
    std::string joined;
    for (const auto& id : ids) joined += (joined.empty() ? "" : " ") + id;
    return joined;
  }

  std::size_t passages() const { return all_texts(index()).size(); }

  /// Returns the list of files that the index has.
  index::FileList listed() const {
    return index::parse_file_list(index::read_list(index(), stub().file_list));
  }

  /// Returns the stub.
  index::Stub stub() const { return index::parse_stub(published(), index()); }

  /// Returns the text of the stub, which changes whenever something is published.
  std::string published() const { return read_file(index() / index::stub_file_name); }

 private:
  TempDir dir_;
};

/// Returns the skipped inputs, `file:line: reason` each.
inline std::string reasons(const IngestSummary& summary) {
  std::string text;
  for (const auto& problem : summary.skipped) {
    text += fs::path(problem.path).filename().string();
    if (problem.line > 0) text += ":" + std::to_string(problem.line);
    text += ": " + problem.reason + "\n";
  }
  return text;
}

}  // namespace newsgrep::test
