#pragma once

#include <memory>
#include <string>

#include "corpus/file.hpp"
#include "newsgrep/reader.hpp"

namespace newsgrep::corpus {

/// A Reader of `id<TAB>title<TAB>text` lines. A line is an article of one passage (of several only
/// if the text is longer than max_passage_bytes); only white space and control characters are
/// cleaned. Empty lines are passed over.
std::unique_ptr<Reader> make_tsv_reader(InputFile file, std::string path,
                                        const ReaderOptions& options);

}  // namespace newsgrep::corpus
