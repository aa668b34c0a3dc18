#include "index/passages/passage_file.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "index/passages/passage_file_writer.hpp"
#include "index/texts/text_dictionary_maker.hpp"
#include "index/texts/text_encoder.hpp"
#include "newsgrep/error.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/read_file.hpp"
#include "tests/support/sealed_shard.hpp"
#include "tests/support/temp_dir.hpp"
#include "text/quotations.hpp"

using namespace newsgrep::text;
using namespace newsgrep::index;
using newsgrep::Error;
using newsgrep::ErrorCode;
using newsgrep::test::read_file;
using newsgrep::test::sealed;
using newsgrep::test::TempDir;

namespace {

/// A passage for the writer.
struct Passage {
  std::uint32_t number = 1;
  std::string id;
  std::string date;
  std::string article;
  std::string section;
  std::string text;
  std::string forward_list;
};

PassageRecord record_of(const Passage& passage) {
  PassageRecord record;
  record.number = passage.number;
  record.id = passage.id;
  record.date = passage.date;
  record.article = passage.article;
  record.section = passage.section;
  record.text = passage.text;
  return record;
}

std::string random_words(std::mt19937& random, std::size_t count) {
  static const std::vector<std::string> words = {
      "ferry", "harbour", "council", "budget", "storm",    "the",  "a",     "of",
      "in",    "and",     "mayor",   "vote",   "Thursday", "2025", "Wadden"};
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += words[random() % words.size()] + " ";
  return text;
}

std::string random_bytes(std::mt19937& random, std::size_t count) {
  std::string bytes(count, '\0');
  for (auto& byte : bytes) byte = static_cast<char>(random());
  return bytes;
}

/// Returns passages of articles that have one to four each, like news.
std::vector<Passage> random_passages(unsigned seed, std::size_t count) {
  std::mt19937 random(seed);
  std::vector<Passage> passages;
  while (passages.size() < count) {
    ArticleRecord article;
    article.title = random_words(random, 5);
    article.source = "The Harbour Ledger";
    article.passage_count = 1 + random() % 4;
    article.content_hash = static_cast<std::uint32_t>(random());
    for (std::uint32_t number = 1; number <= article.passage_count; ++number) {
      auto& passage = passages.emplace_back();
      passage.number = number;
      if (number == 1) {
        passage.id = "article-" + std::to_string(seed) + "-" + std::to_string(passages.size());
        passage.date = "2025-06-" + std::to_string(10 + random() % 20);
        passage.article = encode(article);
      }
      if (random() % 2) passage.section = random_words(random, 2);
      passage.text = random_words(random, random() % 80);
      if (random() % 3 == 0) passage.text += "\u201C" + random_words(random, 3) + "\u201D";
      passage.forward_list = random_bytes(random, random() % 200);
    }
  }
  passages.resize(count);
  return passages;
}

std::string dictionary_for(const std::vector<Passage>& passages) {
  std::vector<std::string> contents;
  for (const auto& passage : passages) append_content(contents.emplace_back(), record_of(passage));
  return make_text_dictionary(std::vector<std::string_view>(contents.begin(), contents.end()));
}

/// Writes a shard to a folder of its own.
std::filesystem::path write_shard(const TempDir& dir, const std::string& name,
                                  const std::vector<Passage>& passages,
                                  const TextEncoder* encoder) {
  const auto shard = dir.path() / name;
  std::filesystem::create_directories(shard);
  PassageFileWriter writer(shard, encoder);
  for (const auto& passage : passages) writer.add(record_of(passage), passage.forward_list);
  writer.finish(Durability::none);
  return shard;
}

void check_holds(const PassageFile& file, const std::vector<Passage>& passages) {
  REQUIRE(file.size() == passages.size());
  Decompressor decompressor;
  std::string buffer;
  for (std::uint32_t i = 0; i < file.size(); ++i) {
    const auto& expected = passages[i];
    const auto head = file.head(i + 1);
    const auto content = file.read(i + 1, decompressor, buffer);
    const bool is_right =
        head.number == expected.number && head.id == expected.id && head.date == expected.date &&
        content.section == expected.section && content.article == expected.article &&
        content.text == expected.text && file.forward_list(i + 1) == expected.forward_list &&
        file.first_passages().contains(i + 1) == (expected.number == 1) &&
        file.quoting_passages().contains(i + 1) == !find_quotations(expected.text).empty();
    if (!is_right) FAIL("passage " << i + 1 << " is not what was written");
    if (expected.number != 1) continue;
    const auto known = file.articles_with_id(expected.id);
    if (std::find(known.begin(), known.end(), i + 1) == known.end()) {
      FAIL("the article at passage " << i + 1 << " is not found by its id");
    }
  }
  CHECK(file.articles_with_id("an article that is not there").empty());
}

/// Reads everything from a file with these bytes. Returns false if it meets damage.
bool read_all(std::string_view bytes) {
  bool whole = true;
  // Without spare bytes, so that the address sanitizer sees a read too far.
  const std::vector<char> copy(bytes.begin(), bytes.end());
  try {
    const auto file = PassageFile::over({copy.data(), copy.size()});
    Decompressor decompressor;
    std::string buffer;
    for (std::uint32_t passage = 0; passage <= std::min(file.size(), 20U) + 1; ++passage) {
      const bool there = passage >= 1 && passage <= file.size();
      try {
        file.head(passage);
        file.forward_list(passage);
        file.articles_with_id("article-52-1");
        file.read(passage, decompressor, buffer);
        CHECK(there);
      } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::corrupt);
        if (there) whole = false;
      }
    }
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::corrupt);
    return false;
  }
  return whole;
}

}  // namespace

TEST_CASE("passages come back as they were written", "[index]") {
  const std::size_t count = GENERATE(as<std::size_t>{}, 1, 2, 1023, 1024, 1025, 3000);
  const bool with_dictionary = GENERATE(false, true);
  CAPTURE(count, with_dictionary);
  const TempDir dir;
  const auto passages = random_passages(1, count);
  const TextEncoder encoder(dictionary_for(random_passages(2, 1000)));
  const PassageFile file(
      sealed(write_shard(dir, "shard", passages, with_dictionary ? &encoder : nullptr)));
  check_holds(file, passages);
  CHECK(file.largest_dictionary() == (with_dictionary ? encoder.dictionary() : ""));
}

TEST_CASE("a file without passages can be read", "[index]") {
  const TempDir dir;
  const PassageFile file(sealed(write_shard(dir, "shard", {}, nullptr)));
  CHECK(file.size() == 0);
  CHECK(file.largest_dictionary().empty());
  CHECK_THROWS_AS(file.head(0), Error);
  CHECK_THROWS_AS(file.head(1), Error);
}

TEST_CASE("texts may be empty, very long or incompressible", "[index]") {
  const TempDir dir;
  std::mt19937 random(3);
  ArticleRecord article;
  std::vector<Passage> passages(5);
  for (auto& passage : passages) passage.article = encode(article);
  passages[1].number = 2;
  passages[1].article.clear();
  passages[2].text = std::string(1'000'000, 'x');
  passages[2].forward_list = random_bytes(random, 300'000);
  passages[3].text = random_bytes(random, 1'000'000);
  passages[3].section = random_bytes(random, 1000);
  passages[4].text = random_bytes(random, 1);
  passages[4].id = random_bytes(random, 500);
  const TextEncoder encoder(dictionary_for(random_passages(2, 1000)));
  check_holds(PassageFile(sealed(write_shard(dir, "plain", passages, nullptr))), passages);
  check_holds(PassageFile(sealed(write_shard(dir, "shard", passages, &encoder))), passages);
}

TEST_CASE("merged shards hold their passages in order, whatever their dictionaries", "[index]") {
  const TempDir dir;
  const TextEncoder first(dictionary_for(random_passages(11, 1000)));
  const TextEncoder second(dictionary_for(random_passages(12, 2000)));
  REQUIRE(first.dictionary() != second.dictionary());
  struct Source {
    std::vector<Passage> passages;
    const TextEncoder* encoder;
  };
  std::vector<Source> sources = {{random_passages(21, 1500), &first},
                                 {random_passages(22, 3), &second},
                                 {{}, &second},
                                 {random_passages(23, 1024), nullptr},
                                 {random_passages(24, 700), &first}};
  std::mt19937 random(5);
  for (int round = 0; round < 6; ++round) {
    CAPTURE(round);
    const auto name = std::to_string(round);
    const auto target = dir.path() / name;
    std::filesystem::create_directories(target);
    PassageFileWriter writer(target, nullptr);
    std::vector<Passage> all;
    for (std::size_t i = 0; i < sources.size(); ++i) {
      const auto& [passages, encoder] = sources[i];
      all.insert(all.end(), passages.begin(), passages.end());
      writer.append(
          PassageFile(sealed(write_shard(dir, name + "-" + std::to_string(i), passages, encoder))));
    }
    writer.finish(Durability::none);
    const PassageFile merged(sealed(target));
    check_holds(merged, all);

    const auto once_more = dir.path() / (name + "-again");
    std::filesystem::create_directories(once_more);
    PassageFileWriter second_writer(once_more, nullptr);
    second_writer.append(merged);
    second_writer.finish(Durability::none);
    CHECK(read_file(once_more / passages_file_name) == read_file(target / passages_file_name));
    std::shuffle(sources.begin(), sources.end(), random);
  }
}

TEST_CASE("a dictionary that merged shards share is stored once", "[index]") {
  const TempDir dir;
  const TextEncoder encoder(dictionary_for(random_passages(11, 1000)));
  const auto passages = random_passages(21, 500);
  const PassageFile file(sealed(write_shard(dir, "shard", passages, &encoder)));
  const auto target = dir.path() / "merged";
  std::filesystem::create_directories(target);
  PassageFileWriter writer(target, nullptr);
  writer.append(file);
  writer.append(file);
  writer.finish(Durability::none);
  const PassageFile merged(sealed(target));
  CHECK(merged.segments().size() == 1);
  CHECK(merged.largest_dictionary() == encoder.dictionary());
  CHECK(std::filesystem::file_size(target / passages_file_name) <
        2 * std::filesystem::file_size(dir.path() / "shard" / passages_file_name) -
            encoder.dictionary().size());
}

TEST_CASE("passages can be added after the passages of another shard", "[index]") {
  const TempDir dir;
  const TextEncoder old_one(dictionary_for(random_passages(11, 1000)));
  const TextEncoder new_one(dictionary_for(random_passages(12, 2000)));
  const auto before = random_passages(21, 1100);
  const auto added = random_passages(22, 1100);
  const PassageFile source(sealed(write_shard(dir, "source", before, &old_one)));
  const auto target = dir.path() / "target";
  std::filesystem::create_directories(target);
  PassageFileWriter writer(target, &new_one);
  writer.append(source);
  for (const auto& passage : added) writer.add(record_of(passage), passage.forward_list);
  writer.finish(Durability::none);
  auto all = before;
  all.insert(all.end(), added.begin(), added.end());
  PassageFile file(sealed(target));
  const auto moved = std::move(file);
  check_holds(moved, all);
  CHECK(moved.largest_dictionary() == new_one.dictionary());
}

TEST_CASE("a dictionary makes passages smaller", "[index]") {
  const TempDir dir;
  const auto passages = random_passages(31, 2000);
  const TextEncoder encoder(dictionary_for(passages));
  const auto size = [&](const char* name, const TextEncoder* used) {
    const auto shard = write_shard(dir, name, passages, used);
    return std::filesystem::file_size(shard / passages_file_name);
  };
  CHECK(size("with", &encoder) < size("without", nullptr));
}

TEST_CASE("a text unlike the dictionary takes no more room than without it", "[index]") {
  const TempDir dir;
  std::mt19937 random(7);
  auto passages = random_passages(31, 500);
  for (auto& passage : passages) {
    passage.text.clear();
    // Letters of a script that the dictionary does not have.
    for (int i = 0; i < 200; ++i) passage.text += {'\xD0', static_cast<char>(0xB0 + random() % 16)};
  }
  const TextEncoder encoder(dictionary_for(random_passages(32, 2000)));
  const auto with = write_shard(dir, "with", passages, &encoder);
  check_holds(PassageFile(sealed(with)), passages);
  const auto without = write_shard(dir, "without", passages, nullptr);
  CHECK(std::filesystem::file_size(with / passages_file_name) <=
        std::filesystem::file_size(without / passages_file_name) + encoder.dictionary().size() +
            64);
}

TEST_CASE("several threads read one passage file", "[index]") {
  const TempDir dir;
  const auto passages = random_passages(41, 500);
  const TextEncoder encoder(dictionary_for(passages));
  const PassageFile file(sealed(write_shard(dir, "shard", passages, &encoder)));
  std::vector<std::thread> threads;
  std::vector<std::size_t> right(4);
  for (auto& count : right) {
    threads.emplace_back([&] {
      Decompressor decompressor;
      std::string buffer;
      for (std::uint32_t i = 0; i < file.size(); ++i) {
        count += file.read(i + 1, decompressor, buffer).text == passages[i].text;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  for (const auto count : right) CHECK(count == passages.size());
}

TEST_CASE("a passage file that is missing or cut short is called damaged", "[index]") {
  const TempDir dir;
  CHECK_THROWS_AS(PassageFile(sealed(dir.path())), Error);
  const TextEncoder encoder(dictionary_for(random_passages(2, 1000)));
  const auto shard = write_shard(dir, "shard", random_passages(51, 10), &encoder);
  const auto bytes = read_file(shard / passages_file_name);
  CHECK(read_all(bytes));
  for (std::size_t size = 0; size < bytes.size(); size += 1 + size / 50) {
    CAPTURE(size);
    CHECK_FALSE(read_all(std::string_view(bytes).substr(0, size)));
    CHECK_FALSE(read_all(std::string_view(bytes).substr(bytes.size() - size)));
  }
}

TEST_CASE("a passage file with any byte changed can be read without harm", "[index]") {
  const TempDir dir;
  const auto plain =
      read_file(write_shard(dir, "plain", random_passages(52, 6), nullptr) / passages_file_name);
  for (std::size_t i = 0; i < plain.size(); ++i) {
    for (const int change : {1, 0x80, 0xFF}) {
      auto bad = plain;
      bad[i] = static_cast<char>(bad[i] ^ change);
      read_all(bad);
    }
  }
  // A file with a dictionary, which is most of it, is damaged at a few places only.
  const TextEncoder encoder(dictionary_for(random_passages(2, 1000)));
  const auto shard = write_shard(dir, "shard", random_passages(53, 6), &encoder);
  const auto bytes = read_file(shard / passages_file_name);
  const auto dictionary = bytes.find(encoder.dictionary());
  REQUIRE(dictionary != std::string::npos);
  const auto strings = dictionary + sizeof(CodeCounts);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i > strings && i < dictionary + encoder.dictionary().size() && i % 97 != 0) continue;
    auto bad = bytes;
    bad[i] = static_cast<char>(bad[i] ^ 0x2A);
    read_all(bad);
  }
}
