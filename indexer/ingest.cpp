#include "newsgrep/ingest.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "corpus/open_reader.hpp"
#include "indexer/file_content.hpp"
#include "indexer/guard_io.hpp"
#include "indexer/index_update.hpp"
#include "indexer/index_writer_impl.hpp"
#include "indexer/vanished_files.hpp"
#include "newsgrep/walk.hpp"
#include "text/path.hpp"

namespace newsgrep {
namespace fs = std::filesystem;
namespace {

using indexer::file_time_now;
using indexer::lasting_stamp;
using indexer::read_content;
using indexer::stamp_of;

constexpr std::string_view standard_input = "-";

std::string normal(const fs::path& path) {
  auto normal = fs::absolute(path).lexically_normal().string();
  if (normal.size() > 1 && normal.ends_with('/')) normal.pop_back();
  return normal;
}

/// One run over the paths of a user.
class Ingest {
 public:
  Ingest(indexer::IndexUpdate& update, const IngestOptions& options)
      : update_(update), options_(options) {}

  IngestSummary run(std::span<const fs::path> paths) {
    std::vector<fs::path> on_disk;
    bool from_standard_input = false;
    for (const auto& path : paths) {
      if (path == standard_input) {
        from_standard_input = true;
      } else {
        on_disk.push_back(path);
      }
    }
    auto found = walk(on_disk, options_.links);
    leave_index_out(found);
    const auto removed_before = update_.counts().removed;
    drop_vanished(found);
    summary_.links_out = std::move(found.links_out);
    for (const auto& problem : found.problems) summary_.unread_paths.insert(problem.path);
    std::move(found.problems.begin(), found.problems.end(), std::back_inserter(summary_.skipped));
    progress_.files_total = found.files.size();
    for (const auto& file : found.files) progress_.bytes_total += file.size_bytes;

    std::vector<FoundFile> unchanged;
    for (const auto& file : found.files) {
      if (!take_if_changed(file)) unchanged.push_back(file);
      ++progress_.files_done;
      progress_.bytes_done += file.size_bytes;
      report_progress();
    }
    if (update_.counts().removed > removed_before) {
      // A file that was passed over may have an article that was removed with another file.
      forget_files_with_duplicates();
      std::erase_if(unchanged, [&](const auto& file) { return take_if_changed(file); });
    }
    summary_.files_unchanged = unchanged.size();
    if (from_standard_input) {
      take_articles(*open_standard_input(options_.reader), std::string(standard_input));
    }
    update_.commit();
    summary_.counts = update_.counts();
    return std::move(summary_);
  }

 private:
  /// Leaves out the files of the index, which may be below a folder of articles.
  void leave_index_out(WalkResult& found) const {
    const auto index = normal(update_.index_dir());
    std::erase_if(found.files,
                  [&](const auto& file) { return text::is_below(file.path.native(), index); });
  }

  /// Removes the articles of files that are gone, as the options say.
  void drop_vanished(WalkResult& found) {
    auto vanished = indexer::find_vanished(update_.files(), found, options_.vanished);
    for (const auto& path : vanished.to_remove) {
      for (const auto& id : update_.articles_of_file(path)) update_.remove(id);
      update_.files().erase(path);
    }
    summary_.files_vanished = vanished.to_remove.size();
    summary_.files_kept = vanished.kept;
    summary_.missing = std::move(vanished.missing);
    // What became of the files says more than that the path does not exist.
    std::erase_if(found.problems, [&](const Problem& problem) {
      return vanished.gone_paths.contains(problem.path);
    });
  }

  void forget_files_with_duplicates() {
    for (auto& [path, file] : update_.files()) {
      if (file.has_duplicates) file.stamp = index::outdated_stamp;
    }
  }

  /// Reads the file and returns true; returns false if it did not change since it was indexed.
  bool take_if_changed(const FoundFile& file) {
    const auto path = file.path.string();
    auto& files = update_.files();
    const auto known = files.find(path);
    if (known != files.end() && is_unchanged(file, known->second)) return false;
    ++summary_.files_read;
    const auto opened_ns = file_time_now();
    corpus::InputRecord record;
    const auto read =
        take_articles(*corpus::open_recorded_reader(file.path, options_.reader, record), path);
    if (read.problems > 0 || !record.at_end) {
      // The next run reads the file again and reports its problems. The index keeps what it has of
      // the unreadable parts until the file vanishes.
      if (read.articles > 0 || known != files.end()) {
        files[path] = {index::outdated_stamp, 0, read.duplicates > 0};
      }
      return true;
    }
    for (const auto& id : update_.articles_of_file(path)) {
      if (!update_.was_added(id)) update_.remove(id);
    }
    files[path] = {lasting_stamp(record.status, opened_ns), record.hasher.hash(),
                   read.duplicates > 0};
    return true;
  }

  /// Returns true if the file has the content that it had when it was indexed. Reads it if that is
  /// not certain, and renews its stamp.
  static bool is_unchanged(const FoundFile& file, index::IndexedFile& known) {
    if (known.stamp == stamp_of(file)) return true;
    if (known.stamp == index::outdated_stamp || known.stamp.size_bytes != file.size_bytes) {
      return false;
    }
    const auto content = read_content(file.path);
    if (!content || content->hash != known.content_hash) return false;
    known.stamp = content->stamp;
    return true;
  }

  /// Counts of what a reader returned.
  struct Read {
    std::size_t articles = 0;
    std::size_t duplicates = 0;  ///< Articles that were duplicates.
    std::size_t problems = 0;
  };

  Read take_articles(Reader& reader, const std::string& path) {
    Read read;
    while (auto item = reader.next()) {
      if (auto* problem = std::get_if<Problem>(&*item)) {
        summary_.skipped.push_back(std::move(*problem));
        ++read.problems;
        continue;
      }
      ++read.articles;
      const auto outcome = take(std::get<Article>(std::move(*item)));
      if (outcome == IndexWriter::Outcome::duplicate) ++read.duplicates;
    }
    if (read.problems > 0 && read.articles == 0) summary_.unread_paths.insert(path);
    return read;
  }

  IndexWriter::Outcome take(Article article) {
    Problem problem{article.path, 0, ""};
    const auto id = article.id;
    ++progress_.articles;
    const auto outcome = update_.add(std::move(article));
    switch (outcome) {
      case IndexWriter::Outcome::duplicate:
        problem.reason = "another article has the same id: " + id;
        summary_.skipped.push_back(std::move(problem));
        break;
      case IndexWriter::Outcome::empty:
        problem.reason = "no paragraphs";
        summary_.skipped.push_back(std::move(problem));
        break;
      case IndexWriter::Outcome::too_long:
        problem.reason = "more than " + std::to_string(max_article_passages) + " passages";
        summary_.skipped.push_back(std::move(problem));
        break;
      case IndexWriter::Outcome::added:
      case IndexWriter::Outcome::replaced:
      case IndexWriter::Outcome::unchanged:
        break;
    }
    report_progress();
    return outcome;
  }

  void report_progress() {
    if (!options_.on_progress) return;
    progress_.passages = update_.counts().passages;
    options_.on_progress(progress_);
  }

  indexer::IndexUpdate& update_;
  const IngestOptions& options_;
  IngestProgress progress_;
  IngestSummary summary_;
};

}  // namespace

IngestSummary ingest(IndexWriter& writer, std::span<const fs::path> paths,
                     const IngestOptions& options) {
  return indexer::guard_io([&] { return Ingest(*writer.impl_, options).run(paths); });
}

}  // namespace newsgrep
