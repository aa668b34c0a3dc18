#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "corpus/file.hpp"
#include "newsgrep/reader.hpp"

namespace newsgrep::corpus {

/// An article made from the bytes of a plain-text file, and what went wrong on the way.
struct PlainText {
  Article article;                    ///< Without id and path. No passages if there was no text.
  std::vector<std::string> problems;  ///< Reasons, as in Problem::reason.
};

/// Reads a whole plain-text article: decodes it, finds its title, date, source and authors, and
/// leaves out the outlet's furniture. Any bytes are accepted; binary data gives a problem and no
/// passages. Deterministic; no state, no I/O.
PlainText read_plain_text(std::string_view bytes);

/// A Reader of the one article in `file`. `path` is for the article and its problems.
std::unique_ptr<Reader> make_plain_text_reader(InputFile file, std::string path,
                                               const ReaderOptions& options);

}  // namespace newsgrep::corpus
