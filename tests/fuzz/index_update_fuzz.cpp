// A writer that meets a damaged file of an index refuses it, or leaves an index that can be
// searched.

#include <cstdint>
#include <filesystem>
#include <string>

#include "newsgrep/error.hpp"
#include "newsgrep/index_writer.hpp"
#include "tests/fuzz/input_bytes.hpp"
#include "tests/fuzz/small_index.hpp"
#include "tests/support/require.hpp"

using namespace newsgrep;
using namespace newsgrep::test;

namespace {

/// Adds an article to the index and removes one. Returns false if the index is refused.
bool update(const std::filesystem::path& index_dir, bool purge) {
  try {
    WriterOptions options;
    options.threads = 1;
    options.purge = purge;
    IndexWriter writer(index_dir, options);
    Article article;
    article.id = "new";
    article.title = "A tram";
    for (int i = 0; i < 30; ++i) article.passages.push_back({"", "The tram waits for the ferry."});
    writer.add(article);
    writer.remove("b3");
    writer.commit();
    return true;
  } catch (const Error& error) {
    require(*error.what() != '\0', "an error says something");
    return false;
  }
}

/// Returns the answers of a whole index that is updated.
std::string updated_answers(bool purge) {
  const SmallIndex whole;
  require(update(whole.path(), purge), "a whole index is updated");
  return answers(whole.path());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string right[] = {updated_answers(false), updated_answers(true)};
  InputBytes input(data, size);
  const bool purge = input.take<std::uint8_t>() % 4 == 0;
  SmallIndex index;
  index.damage(input);
  if (!update(index.path(), purge)) return 0;
  const auto found = answers_or_refusal(index.path());
  require(found.empty() || found == right[purge ? 1 : 0], "the right answer or an error");
  return 0;
}
