// Whatever bytes an index holds, reading them is safe; what was understood is written back the
// same.

#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "schema/forward_list.hpp"
#include "schema/passage_record.hpp"
#include "schema/stub.hpp"
#include "support/require.hpp"

using namespace newsgrep::detail;
using newsgrep::test::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto passage = decode_passage(bytes)) {
    const auto written = encode(*passage);
    const auto again = decode_passage(written);
    require(again && again->text == passage->text && again->number == passage->number,
            "a passage survives");
  }
  if (const auto article = decode_article(bytes)) {
    const auto again = decode_article(encode(*article));
    require(again && again->id == article->id && again->authors == article->authors,
            "an article survives");
  }
  const auto stub = parse_stub(bytes);
  require(parse_stub(to_text(stub)).shards == stub.shards, "a stub survives");

  ForwardList list;
  (void)list.decode(bytes);

  std::vector<std::uint64_t> hashes(size / sizeof(std::uint64_t));
  if (!hashes.empty()) {
    std::memcpy(hashes.data(), data, hashes.size() * sizeof(std::uint64_t));
  }
  require(list.decode(ForwardList::encode(hashes)), "a forward list can be read back");
  require(list.codes().size() == hashes.size(), "a forward list keeps its length");
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    require(list.codes()[i] == list.code_of(hashes[i]), "a forward list keeps its terms");
  }
  return 0;
}
