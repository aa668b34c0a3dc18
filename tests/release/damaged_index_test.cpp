// A program that meets a damaged index ends by itself and says so: exit status 2, a sentence and
// what to do. The other tests of damage call the libraries; these start the programs as they were
// built, because how an exception leaves them depends on how they are linked.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "newsgrep/index_writer.hpp"
#include "tests/cli/sandbox.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/read_file.hpp"
#include "tests/support/temp_index.hpp"

using newsgrep::Article;
using newsgrep::IndexWriter;
using newsgrep::test::article;
using newsgrep::test::ProgramResult;
using newsgrep::test::read_file;
using newsgrep::test::Sandbox;

namespace fs = std::filesystem;

namespace {

/// Returns articles that make every kind of file and table: texts with a dictionary, long posting
/// lists, forms, fields.
std::vector<Article> articles() {
  std::vector<Article> all;
  for (int i = 0; i < 60; ++i) {
    const auto number = std::to_string(i);
    std::vector<std::string> paragraphs;
    for (int j = 0; j < 20; ++j) {
      paragraphs.push_back("Ferry " + number + " sails to harbour " + std::to_string(j) +
                           ". The sea is calm at dawn, and people wait for the ferries. “All of "
                           "the boats are late,” the council of the town says.");
    }
    auto& made = all.emplace_back(article("a" + number, std::move(paragraphs)));
    made.source = "Agency " + std::to_string(i % 3);
    made.date = "2025-03-" + std::to_string(10 + i % 20);
  }
  return all;
}

/// Makes the index of the sandbox: one shard, and some passages that are dead.
void make_index(const Sandbox& sandbox) {
  IndexWriter writer(sandbox.index());
  for (auto& each : articles()) writer.add(std::move(each));
  writer.commit();
  writer.remove("a7");
  writer.commit();
}

/// Returns all files of the index but the lock, which holds nothing.
std::vector<fs::path> files_of(const fs::path& index) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(index)) {
    if (entry.is_regular_file() && entry.path().filename() != "lock") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

void write(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

/// A change of the bytes of a file, and its name.
struct Damage {
  std::string name;
  std::string bytes;
};

/// Returns damages of a file: emptied, cut off, shifted, and each part of it changed.
std::vector<Damage> damages_of(const std::string& whole) {
  std::vector<Damage> all = {{"empty", ""},
                             {"one byte", whole.substr(0, 1)},
                             {"half", whole.substr(0, whole.size() / 2)},
                             {"without the last byte", whole.substr(0, whole.size() - 1)},
                             {"with a byte more", whole + 'x'},
                             {"shifted", 'x' + whole},
                             {"zeros", std::string(whole.size(), '\0')},
                             {"ones", std::string(whole.size(), '\xFF')}};
  constexpr std::size_t places = 40;
  std::mt19937 random(5);
  for (std::size_t i = 0; i < places; ++i) {
    const auto begin = whole.size() * i / places;
    const auto end = whole.size() * (i + 1) / places;
    auto bytes = whole;
    for (std::size_t at = begin; at < end; ++at) bytes[at] = static_cast<char>(random());
    all.push_back({"changed from " + std::to_string(begin), std::move(bytes)});
  }
  return all;
}

/// Checks how a program ended: well, or with a sentence and a hint.
void check_end(const ProgramResult& result, const std::string& program) {
  CAPTURE(program, result.status, result.out, result.err);
  REQUIRE(result.status <= 2);
  if (result.status < 2) return;
  REQUIRE(result.err.starts_with(program + ": "));
  REQUIRE(result.err.find("hint: ") != std::string::npos);
}

/// Calls `run` for every damage of every file of the sandbox's index. Each time the rest of the
/// index is as it was made; in the end all of it is.
void for_each_damage(const Sandbox& sandbox, const std::function<void()>& run) {
  const auto whole = sandbox.path() / "whole";
  fs::rename(sandbox.index(), whole);
  const auto restore = [&] {
    fs::remove_all(sandbox.index());
    fs::copy(whole, sandbox.index(), fs::copy_options::recursive);
  };
  for (const auto& file : files_of(whole)) {
    const auto damaged = sandbox.index() / file.lexically_relative(whole);
    for (const auto& damage : damages_of(read_file(file))) {
      CAPTURE(damaged.filename().string(), damage.name);
      restore();
      write(damaged, damage.bytes);
      run();
    }
    CAPTURE(damaged.filename().string(), "missing");
    restore();
    fs::remove(damaged);
    run();
  }
  restore();
}

}  // namespace

TEST_CASE("newsgrep ends with a sentence on every damage of an index", "[release][slow]") {
  const Sandbox sandbox;
  make_index(sandbox);
  const std::vector<std::string> search = {
      "newsgrep", "--json", "-m", "50", "+ferry \"sea is calm\" OR quote:boats OR harb* -title:a9"};
  const auto right = sandbox.run(search);
  REQUIRE(right.status == 0);
  std::size_t refused = 0;
  for_each_damage(sandbox, [&] {
    const auto result = sandbox.run(search);
    check_end(result, "newsgrep");
    if (result.status == 2) ++refused;
  });
  CHECK(refused > 50);
  CHECK(sandbox.run(search).out == right.out);
}

TEST_CASE("newsgrep-index ends with a sentence on every damage of an index", "[release][slow]") {
  const Sandbox sandbox;
  make_index(sandbox);
  sandbox.write("more.jsonl", "{\"id\":\"b1\",\"text\":\"A tram is late.\\n\\nIt waits.\"}\n");
  std::size_t refused = 0;
  for_each_damage(sandbox, [&] {
    const auto result = sandbox.run({"newsgrep-index", "more.jsonl"});
    check_end(result, "newsgrep-index");
    if (result.status == 2) ++refused;
  });
  CHECK(refused > 50);
}
