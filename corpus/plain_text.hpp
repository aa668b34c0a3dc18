#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "corpus/file.hpp"
#include "newsgrep/reader.hpp"

namespace newsgrep::corpus {

/// The article in a plain-text file, and the problems with it.
struct PlainText {
  Article article;  ///< Article without id and path; without passages if there is no text.
  std::vector<std::string> problems;  ///< Reasons as in Problem::reason.
};

/// Reads a whole plain-text article: decodes it, finds its title, date, source and authors, and
/// leaves out the parts of the page around it. Accepts any bytes; binary data is a problem and has
/// no passages. The same bytes always give the same article. Several threads may call it at once.
PlainText read_plain_text(std::string_view bytes);

/// Makes a Reader of the one article in `file`. `path` names the file in the article and its
/// problems.
std::unique_ptr<Reader> make_plain_text_reader(InputFile file, std::string path,
                                               const ReaderOptions& options);

}  // namespace newsgrep::corpus
