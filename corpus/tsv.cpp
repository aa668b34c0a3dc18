#include "corpus/tsv.hpp"

#include <utility>

#include "corpus/article_id.hpp"
#include "corpus/clean_text.hpp"
#include "corpus/line_reader.hpp"
#include "corpus/passages.hpp"
#include "text/ascii.hpp"

namespace newsgrep::corpus {
namespace {

class TsvReader final : public LineReader {
 public:
  using LineReader::LineReader;

 private:
  void read_line(std::string_view line) override {
    if (text::trim(line).empty()) return;
    const auto first = line.find('\t');
    const auto second =
        first == std::string_view::npos ? std::string_view::npos : line.find('\t', first + 1);
    if (second == std::string_view::npos) {
      add_problem("not of the form id<TAB>title<TAB>text");
      return;
    }
    const auto id = text::trim(line.substr(0, first));
    if (id.empty()) {
      add_problem("no id");
      return;
    }
    Article article;
    article.title = clean_text(line.substr(first + 1, second - first - 1));
    append_passage({}, clean_text(line.substr(second + 1)), article.passages);
    add_article(std::move(article), id);
  }
};

}  // namespace

std::unique_ptr<Reader> make_tsv_reader(InputFile file, std::string path,
                                        const ReaderOptions& options) {
  return std::make_unique<TsvReader>(std::move(file), std::move(path), options);
}

}  // namespace newsgrep::corpus
