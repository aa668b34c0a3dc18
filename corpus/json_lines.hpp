#pragma once

#include <memory>
#include <string>

#include "corpus/file.hpp"
#include "newsgrep/reader.hpp"

namespace newsgrep::corpus {

/// Makes a Reader of JSON objects, one per line, or of one JSON document (an object or an array of
/// objects) of at most options.max_article_bytes. `path` names `file` in articles and problems.
///
/// It reads these keys: `_id` or `id`; `title`; `text`, `body` or `maintext` (a string or an array
/// of paragraphs); `date` or another usual name for it; `source` or `source_domain`; `url`;
/// `authors` or `author` (a string or an array); `language` or `lang`. Of keys with the same
/// meaning the first one with a usable value counts; null is not usable. All other keys, and values
/// that are not understood, go to Article::extra as they are written.
std::unique_ptr<Reader> make_json_lines_reader(InputFile file, std::string path,
                                               const ReaderOptions& options);

}  // namespace newsgrep::corpus
