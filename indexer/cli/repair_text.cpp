#include "indexer/cli/repair_text.hpp"

#include <string_view>

#include "cli/counted.hpp"
#include "cli/short_path.hpp"
#include "cli/terminal.hpp"

namespace newsgrep::cli {
namespace {

std::string line_of(std::string_view what, const DamagedArticle& article) {
  auto line = std::string(what) + ": ";
  line += article.id.empty() ? "the article at passage " + std::to_string(article.first_passage) +
                                   " of " + article.shard
                             : visible(article.id);
  if (!article.path.empty()) {
    line += article.path == "-" ? " (from standard input)"
                                : " (" + visible(short_path(article.path)) + ")";
  }
  return line + "\n";
}

std::string articles(std::size_t count) {
  return counted(count, "article", "articles");
}

}  // namespace

std::string repaired_lines(const RepairResult& result) {
  std::string lines;
  for (const auto& article : result.read_again) lines += line_of("read again", article);
  for (const auto& article : result.lost) lines += line_of("lost", article);
  for (const auto& shard : result.unknown_shards) {
    lines += "lost: articles of " + visible(shard) + ", of which nothing can be read\n";
  }
  return lines;
}

std::string repair_summary(const RepairResult& result) {
  if (result.was_whole) return "The index is whole; nothing was changed.\n";
  auto text = "Kept " + counted(result.kept_shards, "whole shard", "whole shards");
  if (result.damaged_shards > 0) {
    text += " and " + articles(result.moved_articles) + " of " +
            counted(result.damaged_shards, "damaged shard", "damaged shards") + "; read " +
            articles(result.read_again.size()) + " again from " +
            counted(result.files_read.size(), "file", "files") + "; " +
            articles(result.lost.size()) + " lost";
  }
  text += ".\n";
  if (!result.unknown_shards.empty()) {
    text += "Articles of " + counted(result.unknown_shards.size(), "shard", "shards") +
            " are gone from the index unless their files were read again; "
            "nothing tells which they were.\n";
  }
  if (result.deleted_may_be_back) {
    text += "The list of deleted articles was lost: some of them may be back.\n";
  }
  if (result.files_were_lost) {
    text += "The list of files was lost: the next newsgrep-index PATH reads all of them again.\n";
  }
  if (result.settings_were_lost) {
    text += "The settings were lost: the language is en, and there are no variants.\n";
  }
  return text;
}

}  // namespace newsgrep::cli
