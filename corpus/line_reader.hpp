#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/file.hpp"
#include "corpus/line_source.hpp"
#include "newsgrep/reader.hpp"

namespace newsgrep::corpus {

/// What the formats with an article a line have in common: reading lines, decoding them one by one,
/// ids from line numbers, and problems that name their line.
class LineReader : public Reader {
 public:
  LineReader(InputFile file, std::string path, const ReaderOptions& options);

  std::optional<ReadItem> next() final;

 protected:
  /// Handles one line (well-formed UTF-8, no line break): at most one call of add_article() or
  /// add_problem() for each article in it.
  virtual void read_line(std::string_view line) = 0;
  /// Called once, behind the last line.
  virtual void read_end() {}

  /// Yields `article`, with path and id filled in; a problem instead if it has no passages.
  /// `element` tells articles in the same place apart; 0 means that the line is the place.
  void add_article(Article article, std::string_view given_id, std::size_t element = 0);
  /// Yields a problem of the line that is being read.
  void add_problem(std::string reason);
  void add_problem_at(std::size_t line, std::string reason);

  /// Gives the lines of `text` to read_line() once more; the first of them is line `first_line`.
  void read_again(std::string_view text, std::size_t first_line);

  std::size_t line_number() const { return line_number_; }
  std::size_t max_article_bytes() const { return max_article_bytes_; }

 private:
  void step();

  LineSource source_;
  std::string path_;
  std::string place_;
  std::size_t max_article_bytes_;
  std::size_t line_number_ = 0;
  bool started_ = false;
  bool ended_ = false;
  std::deque<ReadItem> items_;
};

}  // namespace newsgrep::corpus
