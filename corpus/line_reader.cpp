#include "corpus/line_reader.hpp"

#include <utility>

#include "corpus/article_id.hpp"
#include "corpus/encoding.hpp"
#include "corpus/passages.hpp"

namespace newsgrep::corpus {

LineReader::LineReader(InputFile file, std::string path, const ReaderOptions& options)
    : source_(std::move(file), options.max_article_bytes),
      path_(std::move(path)),
      place_(file_place(path_)),
      max_article_bytes_(options.max_article_bytes) {}

std::optional<ReadItem> LineReader::next() {
  while (items_.empty()) {
    if (ended_) return std::nullopt;
    step();
  }
  auto item = std::move(items_.front());
  items_.pop_front();
  return item;
}

void LineReader::step() {
  if (!std::exchange(started_, true)) {
    if (auto reason = source_.binary_reason()) {
      ended_ = true;
      add_problem_at(0, std::move(*reason));
      return;
    }
  }
  std::string_view line;
  const auto status = source_.next(line);
  line_number_ = source_.line_number();
  switch (status) {
    case LineSource::Status::line: {
      const auto decoded = decode_part(line);
      read_line(decoded.text);
      if (decoded.replaced > 0 && !items_.empty()) add_problem(replaced_reason(decoded.replaced));
      return;
    }
    case LineSource::Status::too_long:
      add_problem("line longer than the limit of " + describe_bytes(max_article_bytes_));
      return;
    case LineSource::Status::end:
      ended_ = true;
      read_end();
      return;
    case LineSource::Status::failed:
      ended_ = true;
      read_end();
      items_.push_back(Problem{path_, 0, source_.failure(), /*is_read_error=*/true});
      return;
  }
}

void LineReader::read_again(std::string_view text, std::size_t first_line) {
  const auto last_line = line_number_;
  for (line_number_ = first_line; !text.empty(); ++line_number_) {
    const auto end = text.find('\n');
    read_line(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  line_number_ = last_line;
}

void LineReader::add_article(Article article, std::string_view given_id, std::size_t element) {
  if (article.passages.empty()) {
    add_problem(element == 0 ? "no text" : "element " + std::to_string(element) + ": no text");
    return;
  }
  article.path = path_;
  article.id = article_id(given_id, article.url,
                          place_ + '#' + std::to_string(element == 0 ? line_number() : element));
  auto cut = limit_fields(article);
  items_.push_back(std::move(article));
  if (!cut.empty()) add_problem(std::move(cut));
}

void LineReader::add_problem(std::string reason) {
  add_problem_at(line_number(), std::move(reason));
}

void LineReader::add_problem_at(std::size_t line, std::string reason) {
  items_.push_back(Problem{path_, line, std::move(reason)});
}

}  // namespace newsgrep::corpus
