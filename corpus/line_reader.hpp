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

/// The base of the readers of formats with one article per line. Decodes each line on its own,
/// makes ids from line numbers, and names the line in problems.
class LineReader : public Reader {
 public:
  LineReader(InputFile file, std::string path, const ReaderOptions& options);

  std::optional<ReadItem> next() final;

 protected:
  /// Reads a line, which is well-formed UTF-8 without its line break. Calls add_article() or
  /// add_problem() once for each article in it.
  virtual void read_line(std::string_view line) = 0;
  /// Ends the input; called once, after the last line.
  virtual void read_end() {}

  /// Makes next() return `article` with its path and id, or a problem if it has no passages.
  /// `element` is the article's place in an array, counted from 1; with 0, its line is its place.
  void add_article(Article article, std::string_view given_id, std::size_t element = 0);
  /// Makes next() return a problem of the current line.
  void add_problem(std::string reason);
  /// Makes next() return a problem of `line`; 0 means the whole input.
  void add_problem_at(std::size_t line, std::string reason);

  /// Calls read_line() for each line of `text`, which starts at line `first_line` of the input.
  void read_again(std::string_view text, std::size_t first_line);

  /// Returns the number of the current line, counted from 1.
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
