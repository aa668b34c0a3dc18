#include "searcher/cli/shown_text.hpp"

#include <array>
#include <cstdio>

#include "cli/short_path.hpp"
#include "cli/terminal.hpp"

namespace newsgrep::cli {

std::string place(const ArticleInfo& article) {
  const bool from_file = !article.path.empty() && article.path != "-";
  if (from_file) return short_path(article.path);
  return article.url.empty() ? article.id : article.url;
}

std::string shown(std::string_view text, const Look& look, std::vector<ByteRange>* ranges) {
  return visible(text, ranges, look.escapes);
}

std::string shown_place(const ArticleInfo& article, const Look& look) {
  return look.raw_paths ? place(article) : shown(place(article), look);
}

std::string shown_score(double score) {
  std::array<char, 32> buffer;
  const int size = std::snprintf(buffer.data(), buffer.size(), "%.2f", score);
  return {buffer.data(), static_cast<std::size_t>(size)};
}

}  // namespace newsgrep::cli
