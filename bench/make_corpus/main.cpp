// Writes passages that look like English news, any number of them, the same for the same seed.

#include <cstdint>
#include <cstdio>
#include <limits>
#include <stdexcept>
#include <string>
#include <string_view>

#include "bench/make_corpus/article_writer.hpp"
#include "cli/common_options.hpp"
#include "cli/option_values.hpp"
#include "cli/run_program.hpp"
#include "cli/usage_error.hpp"

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
  namespace cli = newsgrep::cli;
  using Value = const std::string&;
  constexpr auto most = std::numeric_limits<std::uint64_t>::max();
  std::uint64_t passages = 0;
  std::uint64_t seed = 1;
  cli::Program program;
  program.name = "make-corpus";
  program.summary = "Writes invented passages of news as id<TAB>title<TAB>text.";
  program.options = {{.names = {"--passages"},
                      .value = {.name = "NUM"},
                      .group = cli::options_group,
                      .help = "Number of passages",
                      .apply = [&](Value value) { passages = cli::whole_number(value, 1, most); }},
                     {.names = {"--seed"},
                      .value = {.name = "NUM"},
                      .group = cli::options_group,
                      .help = "The same seed gives the same text (1)",
                      .apply = [&](Value value) { seed = cli::whole_number(value, 0, most); }}};
  cli::add_common_options(program.options);
  program.finish = [&] {
    if (passages == 0) throw cli::UsageError("--passages NUM is missing");
  };
  return cli::run_program(program, argc, argv, [&] {
    ArticleWriter writer(seed);
    write_passages(writer, passages);
    return cli::exit_found;
  });
}
