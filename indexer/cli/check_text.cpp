#include "indexer/cli/check_text.hpp"

#include "cli/counted.hpp"
#include "cli/short_path.hpp"
#include "cli/terminal.hpp"

namespace newsgrep::cli {

std::string fault_line(const IndexFault& fault) {
  auto line = visible(fault.file) + ": " + visible(fault.problem);
  std::string article;
  if (!fault.article_id.empty()) article = "article " + visible(fault.article_id);
  if (!fault.article_path.empty()) {
    if (!article.empty()) article += ", ";
    article +=
        fault.article_path == "-" ? "from standard input" : visible(short_path(fault.article_path));
  }
  return article.empty() ? line : line + " (" + article + ")";
}

std::string fault_lines(const CheckResult& result) {
  std::string lines;
  for (const auto& fault : result.faults) lines += fault_line(fault) + "\n";
  const auto more = result.fault_count - result.faults.size();
  if (more > 0) lines += "and " + counted(more, "other fault", "other faults") + "\n";
  return lines;
}

std::string check_summary(const CheckResult& result) {
  auto text = "Checked " + counted(result.articles, "article", "articles") + " (" +
              counted(result.passages, "passage", "passages") + ") in " +
              counted(result.shards, "shard", "shards") + ": ";
  text += result.fault_count == 0 ? "the index is whole"
                                  : "found " + counted(result.fault_count, "fault", "faults");
  text += ".\n";
  if (result.unlisted_articles > 0) {
    text += counted(result.unlisted_articles, "article is", "articles are") +
            " from files that the index does not list, because another program added them.\n";
  }
  return text;
}

}  // namespace newsgrep::cli
