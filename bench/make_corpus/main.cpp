// Writes passages that look like English news, any number of them, the same for the same seed.

#include <CLI/CLI.hpp>

#include <cstdint>
#include <cstdio>
#include <limits>
#include <stdexcept>
#include <string>
#include <string_view>

#include "bench/make_corpus/article_writer.hpp"

namespace {

using namespace newsgrep::bench;

/// Standard output, written in large pieces; a failed write throws.
class Output {
 public:
  Output& operator<<(std::string_view text) {
    buffer_ += text;
    if (buffer_.size() >= limit) flush();
    return *this;
  }

  void flush() {
    const auto written = std::fwrite(buffer_.data(), 1, buffer_.size(), stdout);
    if (written != buffer_.size() || std::fflush(stdout) != 0) {
      throw std::runtime_error("cannot write the output");
    }
    buffer_.clear();
  }

 private:
  static constexpr std::size_t limit = 1U << 20U;
  std::string buffer_;
};

void write_passages(ArticleWriter& writer, std::size_t count) {
  Output out;
  std::string title;
  Strings passages;
  std::size_t written = 0;
  for (std::uint64_t article = 0; written < count; ++article) {
    writer.article(article, title, passages);
    for (const auto& text : passages) {
      if (written == count) break;
      out << "g" << std::to_string(written++) << "\t" << title << "\t" << text << "\n";
    }
  }
  out.flush();
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Writes invented passages of news as id<TAB>title<TAB>text.", "make-corpus");
  std::size_t passages = 0;
  std::uint64_t seed = 1;
  app.add_option("--passages", passages, "Number of passages")
      ->required()
      ->check(CLI::Range(std::size_t{1}, std::numeric_limits<std::size_t>::max()));
  app.add_option("--seed", seed, "The same seed gives the same text")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  try {
    ArticleWriter writer(seed);
    write_passages(writer, passages);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "make-corpus: %s\n", error.what());
    return 2;
  }
}
