// Reading any bytes as parts of an index is safe. Parts that are read are written back the same.

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "index/passages/forward_list.hpp"
#include "index/passages/passage_file.hpp"
#include "index/passages/passage_record.hpp"
#include "index/stub.hpp"
#include "index/words/form_lists.hpp"
#include "newsgrep/error.hpp"
#include "tests/support/require.hpp"

using namespace newsgrep::index;
using newsgrep::Error;
using newsgrep::ErrorCode;
using newsgrep::test::require;

namespace {

void read_records(std::string_view bytes) {
  if (const auto article = decode_article(bytes)) {
    const auto again = decode_article(encode(*article));
    require(again && again->title == article->title && again->authors == article->authors,
            "an article survives");
  }
  try {
    require(to_text(parse_stub(bytes, "index")) == bytes, "a stub is what we wrote");
  } catch (const Error& error) {
    require(error.code() == ErrorCode::corrupt || error.code() == ErrorCode::wrong_format,
            "any other text is refused");
  }
}

void read_passages(std::string_view bytes) {
  constexpr std::uint32_t enough = 100;
  try {
    const auto file = PassageFile::over(bytes);
    const auto id = bytes.substr(0, bytes.size() % 16);
    Decompressor decompressor;
    std::string buffer;
    for (std::uint32_t passage = 1; passage <= std::min(file.size(), enough); ++passage) {
      try {
        for (const auto first : file.articles_with_id(id)) {
          require(file.head(first).id == id, "an article is found by its own id");
        }
        ForwardList list;
        if (list.open(file.forward_list(passage))) {
          (void)list.contains(std::vector<std::uint64_t>{1, passage});
        }
        require(file.head(passage).number > 0, "passages are counted from 1");
        const auto content = file.read(passage, decompressor, buffer);
        require(content.text.empty() ||
                    content.text.data() + content.text.size() <= buffer.data() + buffer.size(),
                "a text is inside the buffer");
      } catch (const Error& error) {
        require(error.code() == ErrorCode::corrupt, "a damaged passage is called corrupt");
      }
    }
  } catch (const Error& error) {
    require(error.code() == ErrorCode::corrupt, "a damaged file is called corrupt");
  }
}

void read_ordinals(std::string_view bytes) {
  constexpr std::uint32_t postings = 1000;
  std::uint32_t next = 0;
  try {
    for_each_ordinal(bytes, postings, [&](std::uint32_t ordinal) {
      require(ordinal >= next && ordinal < postings, "ordinals ascend and are of postings");
      next = ordinal + 1;
    });
  } catch (const Error& error) {
    require(error.code() == ErrorCode::corrupt, "damaged ordinals are called corrupt");
  }
}

/// Writes a forward list of the bytes, taken as hashes of terms, and reads it back.
void write_forward_list(std::string_view bytes) {
  std::vector<std::uint64_t> hashes(bytes.size() / sizeof(std::uint64_t));
  if (hashes.empty()) return;
  std::memcpy(hashes.data(), bytes.data(), hashes.size() * sizeof(std::uint64_t));
  const auto encoded = ForwardList::encode(hashes);
  ForwardList list;
  require(list.open(encoded), "a forward list can be read back");
  require(list.size() == hashes.size(), "a forward list keeps its length");
  for (std::uint32_t i = 0; i < list.size(); ++i) {
    require(list.code_at(i) == list.code_of(hashes[i]), "a forward list keeps its terms");
  }
  require(list.contains(std::span(hashes).subspan(hashes.size() / 2)),
          "a forward list holds its sequences");
}

/// Reads the bytes as a forward list and looks in it for a sequence, whose hashes are its first
/// bytes.
void read_forward_list(std::string_view bytes) {
  ForwardList list;
  if (!list.open(bytes) || list.size() == 0) return;
  std::vector<std::uint64_t> hashes(std::min<std::size_t>(3, bytes.size() / sizeof(std::uint64_t)));
  if (hashes.empty()) return;
  std::memcpy(hashes.data(), bytes.data(), hashes.size() * sizeof(std::uint64_t));
  std::vector<std::uint32_t> sequence;
  for (const auto hash : hashes) sequence.push_back(list.code_of(hash));
  std::vector<std::uint32_t> codes;
  std::vector<std::uint32_t> expected;  // Where the first of the sequence stands.
  for (std::uint32_t i = 0; i < list.size(); ++i) {
    codes.push_back(list.code_at(i));
    if (codes.back() == sequence.front()) expected.push_back(i);
  }
  std::vector<std::uint32_t> positions;
  list.find(sequence.front(), positions);
  require(positions == expected, "a code is found where it is");
  const bool is_there =
      std::search(codes.begin(), codes.end(), sequence.begin(), sequence.end()) != codes.end();
  // contains() relies on its caller for a single term and returns true.
  require(hashes.size() == 1 || list.contains(hashes) == is_there,
          "both ways of reading a list agree");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  read_records(bytes);
  read_passages(bytes);
  read_ordinals(bytes);
  write_forward_list(bytes);
  read_forward_list(bytes);
  return 0;
}
