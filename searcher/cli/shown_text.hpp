#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "newsgrep/hit.hpp"
#include "searcher/cli/printer.hpp"

namespace newsgrep::cli {

/// Returns where an article is, for people: the path of its file, or, if it came from no file, its
/// URL or its id.
std::string place(const ArticleInfo& article);

/// Returns `text` as it is printed; moves `ranges`, if given, as visible() does.
std::string shown(std::string_view text, const Look& look,
                  std::vector<ByteRange>* ranges = nullptr);

/// Returns the place as it is printed.
std::string shown_place(const ArticleInfo& article, const Look& look);

/// Returns a score as people see it.
std::string shown_score(double score);

}  // namespace newsgrep::cli
