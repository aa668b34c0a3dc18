#include <cstdint>

#include "newsgrep/reader.hpp"
#include "tests/support/passage_checks.hpp"
#include "tests/support/require.hpp"
#include "tests/support/temp_dir.hpp"

using namespace newsgrep;
using newsgrep::test::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const test::TempDir dir;
  const auto path = dir.write("input.jsonl", {reinterpret_cast<const char*>(data), size});
  ReaderOptions options;
  options.max_article_bytes = 4096;
  const auto reader = open_reader(path, options);
  while (const auto item = reader->next()) {
    if (const auto* article = std::get_if<Article>(&*item)) {
      require(test::is_clean(*article), "the article is clean");
      require(!article->id.empty(), "the article has an id");
    } else {
      require(!std::get<Problem>(*item).reason.empty(), "a problem has a reason");
    }
  }
  require(!reader->next(), "the end stays the end");
  return 0;
}
