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

/// An input, or a part of one, that is not an article. The Reader goes on after it.
struct Problem {
  std::string path;      ///< File, as it was opened; `-` for standard input.
  std::size_t line = 0;  ///< Line, counted from 1; 0 for the whole input.
  std::string reason;    ///< Part of a sentence, lower case, without a full stop: `binary file`.
  /// True if the system refused to read what is there (no permission, a failing disk, too many open
  /// files), so that trying again may help.
  bool is_read_error = false;
};

/// What a Reader returns. A Problem right after an Article of the same place says what the article
/// lost: bytes that are no text, the end of a title. Any other Problem says why nothing was read
/// there.
using ReadItem = std::variant<Article, Problem>;

/// Turns the bytes of one input into articles. Whoever opens a Reader owns it. Use it in one thread
/// at a time; different Readers may run in different threads.
class Reader {
 public:
  virtual ~Reader() = default;

  /// Returns the next article or problem; nothing at the end of the input, also when called again.
  /// A bad input is a Problem and never an exception.
  virtual std::optional<ReadItem> next() = 0;
};

/// How an input is written.
enum class Format {
  automatic,   ///< Told by the file's name: `.jsonl`, `.ndjson` and `.json` are json_lines, `.tsv`
               ///< is tsv, and any other name is plain_text.
  plain_text,  ///< One article per file: title, paragraphs, and parts of the web page around them.
  json_lines,  ///< One article per line, as a JSON object; or one JSON document of at most
               ///< max_article_bytes, which is an object or an array of objects.
  tsv,         ///< One article per line, with one passage: `id<TAB>title<TAB>text`.
};

/// Returns the format called `name` (`auto`, `text`, `jsonl`, `tsv`); nothing for any other name.
std::optional<Format> format_from_name(std::string_view name);

/// How to read an input.
struct ReaderOptions {
  Format format = Format::automatic;
  /// Bytes of the longest plain-text file or line. A longer one is a Problem and is never loaded
  /// whole.
  std::size_t max_article_bytes = std::size_t{64} << 20;
};

/// Opens the file at `path`. If it cannot be read, is a folder or holds binary data, returns a
/// Reader whose only item is the Problem.
std::unique_ptr<Reader> open_reader(const std::filesystem::path& path,
                                    const ReaderOptions& options);

/// Opens standard input, for which Format::automatic means json_lines.
std::unique_ptr<Reader> open_standard_input(const ReaderOptions& options);

}  // namespace newsgrep
