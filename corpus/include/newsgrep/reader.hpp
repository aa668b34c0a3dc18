#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "newsgrep/article.hpp"

namespace newsgrep {

/// An input, or a part of one, that could not be read as an article. Never fatal: reading goes on
/// behind it.
struct Problem {
  std::string path;      ///< The file, as it was opened; `-` for standard input.
  std::size_t line = 0;  ///< 1-based line, or 0 when the whole input is meant.
  std::string reason;    ///< One sentence part, lower case, without a full stop: `binary file`.
};

/// What a Reader yields. A Problem that comes behind an article with the same place tells what was
/// lost of it (bytes that are not text in its encoding, a title cut short); any other Problem means
/// that nothing was read there.
using ReadItem = std::variant<Article, Problem>;

/// Turns the bytes of one input into articles. One thread at a time; no global state, so different
/// readers may run in different threads.
class Reader {
 public:
  virtual ~Reader() = default;

  /// The next article or problem; nothing at the end of the input, then and ever after.
  virtual std::optional<ReadItem> next() = 0;
};

/// How an input is written.
enum class Format {
  automatic,   ///< By file name: `.jsonl`, `.ndjson`, `.json` are json_lines; `.tsv` is tsv; else
               ///< plain_text.
  plain_text,  ///< One article a file: title, paragraphs, and an outlet's furniture around them.
  json_lines,  ///< One article a line, as a JSON object; or one JSON document of at most
               ///< max_article_bytes: an object, or an array of objects.
  tsv,         ///< One article of one passage a line: `id<TAB>title<TAB>text`.
};

/// The format called `name` (`auto`, `text`, `jsonl`, `tsv`); nothing for any other name.
std::optional<Format> format_from_name(std::string_view name);

struct ReaderOptions {
  Format format = Format::automatic;
  /// A plain-text file or a line longer than this is a Problem and is passed over, never loaded
  /// whole.
  std::size_t max_article_bytes = std::size_t{64} << 20;
};

/// Opens the file at `path`. Never throws for a bad input: a file that cannot be read, is a
/// directory, or holds binary data gives a Reader whose first item is the Problem.
std::unique_ptr<Reader> open_reader(const std::filesystem::path& path,
                                    const ReaderOptions& options);

/// Reads standard input; Format::automatic means json_lines here.
std::unique_ptr<Reader> open_standard_input(const ReaderOptions& options);

}  // namespace newsgrep
