// Draws queries of several kinds from a passage file, the same for the same seed.

#include <CLI/CLI.hpp>

#include <cstdint>
#include <cstdio>
#include <exception>
#include <iostream>
#include <string>

#include "bench/draw_queries/query_drawer.hpp"

int main(int argc, char** argv) {
  CLI::App app(
      "Draws queries from passages and writes them as kind<TAB>query. The kinds are rare, common, "
      "stop and mixed words (1 to 5 of them, or 6 to 8), phrases of the text, phrases of common "
      "words, words near each other, beginnings of words, and words of titles.",
      "draw-queries");
  std::string passages;
  std::size_t queries_per_kind = 100;
  std::size_t sample = 200'000;
  std::uint64_t seed = 1;
  app.add_option("--passages", passages, "A file with id<TAB>title<TAB>text on each line")
      ->required()
      ->type_name("FILE");
  app.add_option("--per-kind", queries_per_kind, "Number of queries of each kind")
      ->check(CLI::Range(1, 100'000))
      ->capture_default_str();
  app.add_option("--sample", sample, "Number of passages to draw from")
      ->check(CLI::Range(1, 100'000'000))
      ->capture_default_str();
  app.add_option("--seed", seed, "The same seed gives the same queries")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  try {
    newsgrep::bench::QueryDrawer(passages, sample, seed).write(queries_per_kind);
    return std::cout.flush() ? 0 : 2;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "draw-queries: %s\n", error.what());
    return 2;
  }
}
