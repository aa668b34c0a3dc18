#include <CLI/CLI.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "bench/latency.hpp"
#include "bench/memory.hpp"
#include "bench/query_file.hpp"
#include "cli/program.hpp"
#include "newsgrep/searcher.hpp"

namespace {

using namespace newsgrep;
using namespace newsgrep::bench;
using Clock = std::chrono::steady_clock;
using Json = nlohmann::ordered_json;

constexpr std::size_t top = 10;
constexpr const char* own_language = "query";  ///< Name of the mode that the peers do not have.

struct Options {
  cli::CommonOptions common;
  std::filesystem::path queries;
  std::string mode = "any";
  std::size_t rounds = 5;
  bool highlight = false;
  bool json = false;
  bool count = false;
};

/// Measurements, one entry for each query.
struct Samples {
  std::vector<double> cold_us;
  std::vector<double> warm_us;      ///< Medians of the warm rounds.
  std::vector<std::size_t> hits;    ///< Numbers of hits that were read.
  std::vector<std::size_t> totals;  ///< Matches that the search reports, a lower bound.
};

double microseconds(Clock::duration duration) {
  return std::chrono::duration<double, std::micro>(duration).count();
}

/// Returns `begin` and each word as a required one.
std::string required(const Words& words, std::string begin) {
  for (const auto& word : words) begin += (begin.empty() ? "+" : " +") + word;
  return begin;
}

std::string query_text(const Words& words, Mode mode) {
  switch (mode) {
    case Mode::any:
      return joined(words);
    case Mode::phrase:
      return '"' + joined(words) + '"';
    case Mode::near:
      return words.at(0) + " NEAR/" + std::to_string(near_distance) + ' ' + words.at(1);
    case Mode::prefix:
      return required({words.begin() + 1, words.end()}, '+' + words.at(0) + '*');
    case Mode::title:
      return "title:" + joined(words);
    case Mode::all:
      return required(words, "");
  }
  return {};
}

std::vector<std::string> query_texts(const Options& options) {
  if (options.mode == own_language) return read_query_lines(options.queries);
  std::vector<std::string> texts;
  for (const auto& words : read_queries(options.queries)) {
    texts.push_back(query_text(words, modes.at(options.mode)));
  }
  return texts;
}

SearchOptions search_options(const Options& options) {
  SearchOptions wanted;
  wanted.limit = top;
  wanted.highlights = options.highlight ? Highlights::matches : Highlights::none;
  return wanted;
}

Samples measure(Searcher& searcher, const Options& options) {
  const auto wanted = search_options(options);
  const auto queries = query_texts(options);
  // Parses the query and reads every hit, as a user's search does.
  const auto search = [&](const std::string& text) {
    return searcher.search(parse_query(text), wanted);
  };
  Samples samples;
  for (const auto& query : queries) {
    const auto begin = Clock::now();
    const auto result = search(query);
    samples.cold_us.push_back(microseconds(Clock::now() - begin));
    samples.hits.push_back(result.hits.size());
    samples.totals.push_back(result.total);
  }
  std::vector<std::vector<double>> warm(queries.size());
  for (std::size_t round = 0; round < options.rounds; ++round) {
    for (std::size_t i = 0; i < queries.size(); ++i) {
      const auto begin = Clock::now();
      search(queries[i]);
      warm[i].push_back(microseconds(Clock::now() - begin));
    }
  }
  for (auto& each : warm) samples.warm_us.push_back(median(std::move(each)));
  return samples;
}

void print_row(const char* name, const Latency& latency) {
  std::printf("%-5s %10.1f %10.1f %10.1f %10.1f %10.1f\n", name, latency.mean, latency.p50,
              latency.p90, latency.p99, latency.max);
}

void print_table(const Options& options, const Samples& samples, double open_us, Memory memory,
                 std::size_t passages) {
  const auto without_hits = std::count(samples.hits.begin(), samples.hits.end(), 0U);
  std::printf("%zu queries (%td without hits), mode %s, top %zu of %zu passages; microseconds\n",
              samples.hits.size(), without_hits, options.mode.c_str(), top, passages);
  std::printf("index opened in %.1f\n", open_us);
  std::printf("%-5s %10s %10s %10s %10s %10s\n", "", "mean", "p50", "p90", "p99", "max");
  print_row("cold", summarize(samples.cold_us));
  print_row("warm", summarize(samples.warm_us));
  std::printf("resident memory at the end: %zu KiB of its own, %zu KiB of mapped files\n",
              memory.anonymous, memory.file);
  std::fflush(stdout);
}

int run_search(const Options& options) {
  const auto begin = Clock::now();
  Searcher searcher(options.common.index_dir);
  const auto open_us = microseconds(Clock::now() - begin);
  const auto samples = measure(searcher, options);
  const auto memory = resident_memory_kib();
  const auto passages = searcher.info().passages;
  if (!options.json) {
    print_table(options, samples, open_us, memory, passages);
    return cli::exit_found;
  }
  const Json json = {{"version", 2},
                     {"mode", options.mode},
                     {"passages", passages},
                     {"top", top},
                     {"rounds", options.rounds},
                     {"open_us", open_us},
                     {"anonymous_kib", memory.anonymous},
                     {"file_kib", memory.file},
                     {"hits", samples.hits},
                     {"totals", samples.totals},
                     {"cold_us", samples.cold_us},
                     {"warm_us", samples.warm_us}};
  std::cout << json << '\n';
  return cli::exit_found;
}

int run_count(const Options& options) {
  Searcher searcher(options.common.index_dir);
  std::vector<std::size_t> counts;
  for (const auto& query : query_texts(options)) {
    counts.push_back(searcher.count(parse_query(query)));
  }
  std::cout << Json{{"counts", counts}} << '\n';
  return cli::exit_found;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Measures how long queries take in one process.", "newsgrep-bench");
  Options options;
  cli::add_index_option(app, options.common);
  cli::add_common_options(app, options.common);
  app.add_option("--queries", options.queries,
                 "A query on each line; `id<TAB>` may stand before it")
      ->required()
      ->type_name("FILE");
  std::vector<std::string> names = {own_language};
  for (const auto& [name, mode] : modes) names.push_back(name);
  app.add_option(
         "--mode", options.mode,
         "Meaning of a line: any or all of its words, the phrase, two words near each other, a "
         "prefix and required words, a word of the title and others, or a query in newsgrep's "
         "language")
      ->check(CLI::IsMember(names))
      ->capture_default_str();
  app.add_option("--rounds", options.rounds, "Warm rounds; the figure of a query is their median")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  app.add_flag("--highlight", options.highlight, "Also find what to highlight in the hits");
  app.add_flag("--json", options.json,
               "Print JSON with the figures of each query instead of a table");
  app.add_flag("--count", options.count, "Only count the passages that match each query");
  return cli::run_program({app, options.common, [] { return cli::Manual(); }},
                          {argv + std::min(argc, 1), argv + argc},
                          [&] { return options.count ? run_count(options) : run_search(options); });
}
