#pragma once

#include <memory>
#include <string>

#include "corpus/file.hpp"
#include "newsgrep/reader.hpp"

namespace newsgrep::corpus {

/// Makes a Reader of `id<TAB>title<TAB>text` lines. A line is an article of one passage; of several
/// if its text is longer than max_passage_bytes. The text is cleaned and keeps all its words. Empty
/// lines are passed over. `path` names `file` in articles and problems.
std::unique_ptr<Reader> make_tsv_reader(InputFile file, std::string path,
                                        const ReaderOptions& options);

}  // namespace newsgrep::corpus
