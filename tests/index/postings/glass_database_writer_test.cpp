#include "index/postings/glass_database_writer.hpp"

#include <cstring>
#include <functional>

#include "index/bytes/varint.hpp"
#include "index/postings/block_table.hpp"
#include "newsgrep/error.hpp"
#include "tests/index/postings/database_model.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/read_file.hpp"
#include "tests/support/temp_dir.hpp"
#include "text/stable_hash.hpp"

using namespace newsgrep::test;
using namespace newsgrep::text;
using namespace newsgrep::index;
using newsgrep::Error;
using newsgrep::ErrorCode;

/// Xapian::Database::check() of Xapian 1.4 deletes an object as if it were of its base class.
extern "C" const char* __asan_default_options();
extern "C" const char* __asan_default_options() {
  return "new_delete_type_mismatch=0";
}

namespace {

/// Returns a list of `postings` postings, with distances of up to `max_distance` between passages.
DatabaseModel::List random_list(Random& random, std::uint32_t postings,
                                std::uint32_t max_distance) {
  DatabaseModel::List list;
  std::uint32_t passage = 0;
  for (std::uint32_t i = 0; i < postings; ++i) {
    passage += 1 + random() % max_distance;
    list.emplace_back(passage, random() % 126);
  }
  return list;
}

/// Sets the lengths, for as many passages as the lists need.
DatabaseModel finished(DatabaseModel model) {
  std::uint32_t passages = 0;
  for (const auto& [term, list] : model.lists) passages = std::max(passages, list.back().first);
  model.sum_up_lengths(passages);
  return model;
}

DatabaseModel hapaxes(std::uint32_t terms) {
  DatabaseModel model;
  for (std::uint32_t i = 0; i < terms; ++i) {
    model.lists["w" + std::to_string(stable_hash(std::to_string(i)))] = {{1 + i % 1000, 1 + i % 9}};
  }
  return finished(model);
}

DatabaseModel one_huge_list() {
  Random random(3);
  DatabaseModel model;
  model.metadata["format"] = "2";
  model.lists["the"] = random_list(random, 40'000, 2);
  model.lists["thf"] = {{5, 1}};
  return finished(model);
}

DatabaseModel lists_of_critical_sizes() {
  Random random(4);
  DatabaseModel model;
  for (const auto size : std::vector<std::uint32_t>{1, 2, 3, 64, 126, 127, 128, 129, 130, 255, 256,
                                                    257, 1000, 2047, 2048, 4095, 4096}) {
    for (const auto distance : std::vector<std::uint32_t>{1, 2, 130, 300}) {
      model.lists["n" + std::to_string(size) + "d" + std::to_string(distance)] =
          random_list(random, size, distance);
    }
  }
  return finished(model);
}

DatabaseModel boolean_terms() {
  DatabaseModel model;
  for (std::uint32_t i = 1; i <= 900; ++i) {
    model.lists["XFall"].emplace_back(i, 0);
    model.lists["Q" + std::to_string(i / 3)].emplace_back(i, 0);
    if (i % 2 == 0) model.lists["word"].emplace_back(i, 125);
  }
  return finished(model);
}

DatabaseModel odd_terms() {
  using namespace std::string_literals;
  Random random(5);
  DatabaseModel model;
  for (const auto& term : {"\0"s, "\0\0"s, "\0\xFF"s, "\0\xE0"s, "\0\xC0"s, "\0\xE0\0\1"s, "\1"s,
                           "a"s, "a\0"s, "a\0\0"s, "a\0\1"s, "a\0b"s, "a\0\xFF"s, "a\1"s, "a\xFF"s,
                           "\xFF"s, "\xFF\xFF"s, "\xFF\0"s, "\xC3\xA9t\xC3\xA9"s}) {
    model.lists[term] = random_list(random, 1 + random() % 6000, 3);
  }
  for (std::size_t length = 200; length <= 245; ++length) {
    for (const char last : {'\1', 'z', '\xFF'}) {
      auto term = std::string(length - 1, 'l');
      term.push_back(last);
      model.lists[term] = random_list(random, 1 + random() % 300, 50);
    }
  }
  return finished(model);
}

DatabaseModel random_model(std::uint32_t seed) {
  Random random(seed);
  DatabaseModel model;
  for (std::uint32_t i = random() % 5; i > 0; --i) {
    model.metadata["key" + std::to_string(random() % 1000)] =
        std::string(1 + random() % 30'000, 'm');
  }
  const auto terms = 1 + random() % 400;
  const auto max_term_bytes = 1 + random() % 40;
  const auto letters = 1 + random() % 255;
  for (std::uint32_t i = 0; i < terms; ++i) {
    std::string term;
    for (auto bytes = 1 + random() % max_term_bytes; bytes > 0; --bytes) {
      term.push_back(static_cast<char>(random() % letters));
    }
    const auto size = random() % 10 == 0 ? 1 + random() % 3000 : 1 + random() % 20;
    const std::uint32_t distance = 1U << (random() % 11);
    model.lists[term] = random_list(random, size, std::min(distance, 1 + 20'000 / size));
  }
  return finished(model);
}

struct NamedModel {
  const char* name;
  std::function<DatabaseModel()> make;
};

const NamedModel models[] = {
    {"empty", [] { return DatabaseModel{}; }},
    {"metadata only",
     [] {
       return DatabaseModel{{{"a", "1"}, {"b", "2"}}, {}, {}};
     }},
    {"one passage without words",
     [] {
       return DatabaseModel{{}, {0}, {}};
     }},
    {"one passage",
     [] {
       return DatabaseModel{{}, {12}, {{"w", {{1, 5}}}, {"x", {{1, 7}}}}};
     }},
    {"hapaxes", [] { return hapaxes(5000); }},
    {"one huge list", one_huge_list},
    {"lists of critical sizes", lists_of_critical_sizes},
    {"boolean terms", boolean_terms},
    {"odd terms", odd_terms},
};

/// The file `blocks`, read as block_table.hpp describes it.
struct BlockFile {
  std::vector<BlockedTerm> terms;
  std::vector<std::uint32_t> first_passages;
  std::vector<std::uint32_t> positions;
  std::vector<std::uint8_t> postings;
  std::vector<std::uint8_t> max_impacts;
};

BlockFile read_blocks(const std::filesystem::path& dir) {
  const auto bytes = read_file(dir / "blocks");
  std::size_t at = 0;
  const auto take = [&](auto& values, std::size_t count) {
    using Value = typename std::decay_t<decltype(values)>::value_type;
    values.resize(count);
    REQUIRE(at + count * sizeof(Value) <= bytes.size());
    if (count > 0) std::memcpy(values.data(), bytes.data() + at, count * sizeof(Value));
    at += count * sizeof(Value);
  };
  std::string magic;
  std::vector<std::uint32_t> counts;
  BlockFile file;
  take(magic, 8);
  REQUIRE(magic == "ngblock1");
  take(counts, 2);
  take(file.terms, counts[0]);
  take(file.first_passages, counts[1]);
  take(file.positions, counts[1]);
  take(file.postings, counts[1]);
  take(file.max_impacts, counts[1]);
  CHECK(at == bytes.size());
  return file;
}

std::uint8_t ranked_impact(const DatabaseModel::List& list, std::size_t rank) {
  std::vector<std::uint32_t> impacts;
  for (const auto& [passage, wdf] : list) impacts.push_back(wdf);
  std::sort(impacts.rbegin(), impacts.rend());
  return static_cast<std::uint8_t>(impacts.at(rank - 1));
}

/// Checks that the file `blocks` and postlist.glass have the blocks of `list` for `term`.
void check_blocks(const BlockFile& file, const BlockedTerm& term, const DatabaseModel::List& list,
                  std::string_view table) {
  CHECK(term.postings == list.size());
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(term.ranked_impacts[i] == ranked_impact(list, impact_ranks[i]));
  }
  REQUIRE(std::size_t{term.first_block} + term.blocks <= file.positions.size());
  DatabaseModel::List decoded;
  for (auto block = term.first_block; block < term.first_block + term.blocks; ++block) {
    REQUIRE(file.postings[block] > 0);
    REQUIRE(file.postings[block] <= max_block_postings);
    auto in = table.substr(term.base + file.positions[block]);
    auto passage = file.first_passages[block];
    std::uint32_t max_impact_seen = 0;
    for (std::uint32_t i = 0; i < file.postings[block]; ++i) {
      if (i > 0) passage += static_cast<std::uint32_t>(take_varint(in).value()) + 1;
      const auto wdf = static_cast<std::uint32_t>(take_varint(in).value());
      max_impact_seen = std::max(max_impact_seen, wdf);
      decoded.emplace_back(passage, wdf);
    }
    CHECK(file.max_impacts[block] == max_impact_seen);
  }
  const bool same = decoded == list;
  CHECK(same);
}

void check_blocks(const std::filesystem::path& dir, const DatabaseModel& model) {
  const auto file = read_blocks(dir);
  const auto table = read_file(dir / "postlist.glass");
  std::map<std::uint64_t, std::string> long_lists;
  for (const auto& [term, list] : model.lists) {
    if (list.size() > max_unblocked_postings) long_lists[stable_hash(term)] = term;
  }
  REQUIRE(file.terms.size() == long_lists.size());
  std::size_t blocks = 0;
  auto expected = long_lists.begin();
  for (const auto& term : file.terms) {
    CAPTURE(expected->second);
    REQUIRE(term.hash == expected->first);
    check_blocks(file, term, model.lists.at(expected->second), table);
    blocks += term.blocks;
    ++expected;
  }
  CHECK(blocks == file.positions.size());
}

/// Writes `model` and checks all of it, with Xapian and with our own readers.
void check_written(const DatabaseModel& model, const std::filesystem::path& dir) {
  write_database(model, dir);
  CHECK(Xapian::Database::check(dir.string(), 0, nullptr) == 0);
  check_database(Xapian::Database(dir.string()), model);
  check_blocks(dir, model);
}

}  // namespace

TEST_CASE("Xapian reads from a database what was written to it", "[index]") {
  const auto index = GENERATE(range(std::size_t{0}, std::size(models)));
  CAPTURE(models[index].name);
  const TempDir temp;
  check_written(models[index].make(), temp.path() / "ours");
}

TEST_CASE("Xapian reads random databases", "[index][oracle]") {
  const auto seed = GENERATE(range(100U, 140U));
  CAPTURE(seed);
  const TempDir temp;
  check_written(random_model(seed), temp.path() / "ours");
}

TEST_CASE("a database has the same content and statistics as one that Xapian wrote",
          "[index][oracle]") {
  const TempDir temp;
  const auto model = GENERATE_REF(
      as<std::function<DatabaseModel()>>{}, models[0].make, models[2].make, models[4].make,
      models[6].make, models[7].make, models[8].make, [] { return random_model(7); },
      [] { return random_model(8); })();
  write_database(model, temp.path() / "ours");
  write_with_xapian(model, temp.path() / "theirs");
  const Xapian::Database ours((temp.path() / "ours").string());
  const Xapian::Database theirs((temp.path() / "theirs").string());

  check_database(theirs, model);
  CHECK(ours.get_doclength_lower_bound() == theirs.get_doclength_lower_bound());
  CHECK(ours.get_doclength_upper_bound() == theirs.get_doclength_upper_bound());
  CHECK(ours.get_lastdocid() == theirs.get_lastdocid());
  for (const auto& [term, list] : model.lists) {
    if (ours.get_wdf_upper_bound(term) != theirs.get_wdf_upper_bound(term)) FAIL_CHECK(term);
  }
  for (Xapian::docid passage = 1; passage <= ours.get_doccount(); ++passage) {
    CHECK(ours.get_document(passage).get_data().empty());
  }
}

TEST_CASE("a tree of three levels is read", "[index][slow]") {
  const TempDir temp;
  check_written(hapaxes(200'000), temp.path() / "ours");
  // The root is the last block; its level is in the fifth byte.
  const auto table = read_file(temp.path() / "ours" / "postlist.glass");
  CHECK(table[table.size() - table_block_bytes + 4] == 2);
}

TEST_CASE("distances of any size are read", "[index][slow]") {
  Random random(6);
  DatabaseModel model;
  model.lists["all"] = random_list(random, 2'400'000, 1);
  for (const auto distance : std::vector<std::uint32_t>{127, 128, 129, 16'383, 16'384, 16'385,
                                                        2'097'151, 2'097'152, 2'097'153}) {
    auto& list = model.lists["every " + std::to_string(distance)];
    for (auto passage = distance; passage < 2'400'000; passage += distance) {
      list.emplace_back(passage, passage % 126);
    }
  }
  const TempDir temp;
  check_written(finished(model), temp.path() / "ours");
}

TEST_CASE("passage numbers of any size are read", "[index]") {
  const std::uint32_t last = 0xFFFF'FFF0;
  DatabaseModel::List spread;
  for (std::uint32_t i = 1; i < 70'000; ++i) spread.emplace_back(i * 61'000, i % 126);
  DatabaseModel::List late;
  for (std::uint32_t i = 5'000; i > 0; --i) late.emplace_back(last - i, i % 126);
  const TempDir temp;
  GlassDatabaseWriter writer(temp.path() / "ours");
  writer.begin_list("late", 5'000, total_wdf(late));
  for (const auto& [passage, wdf] : late) writer.append(passage, wdf);
  writer.end_list();
  writer.begin_list("pair", 2, 9);
  writer.append(1, 4);
  writer.append(last, 5);
  writer.end_list();
  writer.begin_list("spread", 69'999, total_wdf(spread));
  for (const auto& [passage, wdf] : spread) writer.append(passage, wdf);
  writer.end_list();
  writer.finish(Durability::none);

  const Xapian::Database database((temp.path() / "ours").string());
  CHECK(read_list(database, "pair") == DatabaseModel::List{{1, 4}, {last, 5}});
  CHECK((read_list(database, "late") == late));
  CHECK((read_list(database, "spread") == spread));
  Random random(9);
  for (int i = 0; i < 200; ++i) {
    CHECK(skips_right(database, "late", late, random));
    CHECK(skips_right(database, "spread", spread, random));
  }
}

TEST_CASE("document lengths need not be the sums of the impacts", "[index]") {
  DatabaseModel model{{}, {}, {{"w", {{1, 125}, {3, 100}}}}};
  Random random(10);
  for (int i = 0; i < 50'000; ++i) model.lengths.push_back(random() >> (random() % 32));
  const TempDir temp;
  check_written(model, temp.path() / "ours");

  DatabaseModel short_passages{{}, {1, 2, 3}, {{"w", {{1, 125}}}}};
  check_written(short_passages, temp.path() / "short");
}

TEST_CASE("metadata of any size is read", "[index]") {
  DatabaseModel model;
  for (std::size_t size = 1; size < 40; ++size) {
    model.metadata["small" + std::to_string(size)] = std::string(size, 's');
  }
  for (std::size_t size = 8000; size < 8300; ++size) {
    model.metadata["a block " + std::to_string(size)] = std::string(size, 'b');
  }
  Random random(11);
  auto& large = model.metadata["large"];
  for (int i = 0; i < 1'500'000; ++i) large.push_back(static_cast<char>(random()));
  model.metadata[std::string(253, 'k')] = std::string(20'000, 'l');
  model.metadata[std::string("zero\0inside", 11)] = std::string("\0\xFF", 2);
  model.lists["w"] = {{1, 1}};
  const TempDir temp;
  check_written(finished(model), temp.path() / "ours");
}

TEST_CASE("empty metadata is left out", "[index]") {
  const TempDir temp;
  {
    GlassDatabaseWriter writer(temp.path() / "ours");
    writer.add_metadata("key", "");
    writer.finish(Durability::synced);
  }
  check_database(Xapian::Database((temp.path() / "ours").string()), {});
}

TEST_CASE("Xapian compacts what was written", "[index]") {
  const TempDir temp;
  auto union_of = random_model(20);
  const auto second = one_huge_list();
  union_of.metadata = {{"variants", std::string(100'000, 'v')}};
  write_database(union_of, temp.path() / "first");
  write_database(second, temp.path() / "second");
  const auto offset = static_cast<std::uint32_t>(union_of.lengths.size());
  union_of.metadata.insert(second.metadata.begin(), second.metadata.end());
  union_of.lengths.insert(union_of.lengths.end(), second.lengths.begin(), second.lengths.end());
  for (const auto& [term, list] : second.lists) {
    for (const auto& [passage, wdf] : list)
      union_of.lists[term].emplace_back(offset + passage, wdf);
  }

  Xapian::Database both((temp.path() / "first").string());
  both.add_database(Xapian::Database((temp.path() / "second").string()));
  const auto merged = (temp.path() / "merged").string();
  both.compact(merged, Xapian::Compactor::FULL);
  CHECK(Xapian::Database::check(merged, 0, nullptr) == 0);
  check_database(Xapian::Database(merged), union_of);
}

TEST_CASE("a database takes no more room than when Xapian has packed it", "[index]") {
  const auto model = GENERATE(
      as<std::function<DatabaseModel()>>{}, one_huge_list, [] { return hapaxes(50'000); },
      [] { return random_model(30); })();
  const TempDir temp;
  write_database(model, temp.path() / "ours");
  Xapian::Database((temp.path() / "ours").string())
      .compact((temp.path() / "packed").string(), Xapian::Compactor::FULL);
  CHECK(std::filesystem::file_size(temp.path() / "ours" / "postlist.glass") <=
        std::filesystem::file_size(temp.path() / "packed" / "postlist.glass"));
}

TEST_CASE("the same content gives the same bytes, and different content a different id",
          "[index]") {
  const TempDir temp;
  write_database(random_model(40), temp.path() / "one");
  write_database(random_model(40), temp.path() / "two");
  write_database(random_model(41), temp.path() / "other");
  for (const char* name : {"postlist.glass", "iamglass", "blocks"}) {
    const bool same =
        read_file(temp.path() / "one" / name) == read_file(temp.path() / "two" / name);
    CHECK(same);
  }
  const auto id = [&](const char* name) {
    return Xapian::Database((temp.path() / name).string()).get_uuid();
  };
  CHECK(id("one") == id("two"));
  CHECK(id("one") != id("other"));
}

TEST_CASE("terms and keys that are too long or empty are refused", "[index]") {
  const TempDir temp;
  GlassDatabaseWriter writer(temp.path() / "ours");
  const auto code = [](const auto& work) {
    try {
      work();
    } catch (const Error& error) {
      return error.code();
    }
    throw std::logic_error("not refused");
  };
  CHECK(code([&] { writer.add_metadata("", "v"); }) == ErrorCode::bad_argument);
  CHECK(code([&] { writer.add_metadata(std::string(254, 'k'), "v"); }) == ErrorCode::bad_argument);
  CHECK(code([&] { writer.begin_list("", 1, 1); }) == ErrorCode::bad_argument);
  CHECK(code([&] { writer.begin_list(std::string(250, 't'), 1, 1); }) == ErrorCode::bad_argument);
  CHECK(code([&] { writer.begin_list(std::string(125, '\0'), 1, 1); }) == ErrorCode::bad_argument);
}

TEST_CASE("a database is not written over an existing folder", "[index]") {
  const TempDir temp;
  CHECK_THROWS_AS(GlassDatabaseWriter(temp.path()), Error);
  CHECK_THROWS_AS(GlassDatabaseWriter(temp.path() / "no" / "parent"), Error);
}
