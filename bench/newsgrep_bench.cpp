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
#include "cli/common_options.hpp"
#include "cli/default_index_dir.hpp"
#include "cli/option_values.hpp"
#include "cli/run_program.hpp"
#include "cli/usage_error.hpp"
#include "newsgrep/searcher.hpp"

namespace {

using namespace newsgrep;
using namespace newsgrep::bench;
using Clock = std::chrono::steady_clock;
using Json = nlohmann::ordered_json;

constexpr std::size_t top = 10;
constexpr const char* own_language = "query";  ///< Name of the mode that the peers do not have.

struct Request {
  std::filesystem::path index_dir;
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

std::vector<std::string> query_texts(const Request& request) {
  if (request.mode == own_language) return read_query_lines(request.queries);
  std::vector<std::string> texts;
  for (const auto& words : read_queries(request.queries)) {
    texts.push_back(query_text(words, modes.at(request.mode)));
  }
  return texts;
}

SearchOptions search_options(const Request& request) {
  SearchOptions wanted;
  wanted.limit = top;
  wanted.highlights = request.highlight ? Highlights::matches : Highlights::none;
  return wanted;
}

Samples measure(Searcher& searcher, const Request& request) {
  const auto wanted = search_options(request);
  const auto queries = query_texts(request);
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
  for (std::size_t round = 0; round < request.rounds; ++round) {
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

void print_table(const Request& request, const Samples& samples, double open_us, Memory memory,
                 std::size_t passages) {
  const auto without_hits = std::count(samples.hits.begin(), samples.hits.end(), 0U);
  std::printf("%zu queries (%td without hits), mode %s, top %zu of %zu passages; microseconds\n",
              samples.hits.size(), without_hits, request.mode.c_str(), top, passages);
  std::printf("index opened in %.1f\n", open_us);
  std::printf("%-5s %10s %10s %10s %10s %10s\n", "", "mean", "p50", "p90", "p99", "max");
  print_row("cold", summarize(samples.cold_us));
  print_row("warm", summarize(samples.warm_us));
  std::printf("resident memory at the end: %zu KiB of its own, %zu KiB of mapped files\n",
              memory.anonymous, memory.file);
  std::fflush(stdout);
}

int run_search(const Request& request) {
  const auto begin = Clock::now();
  Searcher searcher(request.index_dir);
  const auto open_us = microseconds(Clock::now() - begin);
  const auto samples = measure(searcher, request);
  const auto memory = resident_memory_kib();
  const auto passages = searcher.info().passages;
  if (!request.json) {
    print_table(request, samples, open_us, memory, passages);
    return cli::exit_found;
  }
  const Json json = {{"version", 2},
                     {"mode", request.mode},
                     {"passages", passages},
                     {"top", top},
                     {"rounds", request.rounds},
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

int run_count(const Request& request) {
  Searcher searcher(request.index_dir);
  std::vector<std::size_t> counts;
  for (const auto& query : query_texts(request)) {
    counts.push_back(searcher.count(parse_query(query)));
  }
  std::cout << Json{{"counts", counts}} << '\n';
  return cli::exit_found;
}

std::vector<std::string_view> mode_names() {
  std::vector<std::string_view> names = {own_language};
  for (const auto& [name, mode] : modes) names.push_back(name);
  return names;
}

cli::Program bench_program(Request& request) {
  using Value = const std::string&;
  constexpr auto group = cli::options_group;
  constexpr std::size_t max_rounds = 1000;
  cli::Program program;
  program.name = "newsgrep-bench";
  program.summary = "Measures how long queries take in one process.";
  program.options = {
      cli::index_option(request.index_dir),
      {.names = {"--queries"},
       .value = {.name = "FILE", .completes = cli::Completes::files},
       .group = group,
       .help = "A query on each line; id<TAB> may stand before it",
       .apply = [&](Value value) { request.queries = value; }},
      {.names = {"--mode"},
       .value = {.name = "MODE", .choices = mode_names()},
       .group = group,
       .help = "Meaning of a line: any (of its words; the default), all, phrase, near (two words), "
               "prefix (and required words), title (a word of it and others) or query (in "
               "newsgrep's language)",
       .apply = [&](Value value) { request.mode = value; }},
      {.names = {"--rounds"},
       .value = {.name = "NUM"},
       .group = group,
       .help = "Warm rounds (5); the figure of a query is their median",
       .apply = [&](Value value) { request.rounds = cli::whole_number(value, 1, max_rounds); }},
      {.names = {"--highlight"},
       .group = group,
       .help = "Also find what to highlight in the hits",
       .apply = cli::turn_on(request.highlight)},
      {.names = {"--json"},
       .group = group,
       .help = "Print JSON with the figures of each query instead of a table",
       .apply = cli::turn_on(request.json)},
      {.names = {"--count"},
       .group = group,
       .help = "Only count the passages that match each query",
       .apply = cli::turn_on(request.count)}};
  cli::add_common_options(program.options);
  program.finish = [&] {
    if (request.queries.empty()) throw cli::UsageError("--queries FILE is missing");
    if (request.index_dir.empty()) request.index_dir = cli::default_index_dir();
  };
  return program;
}

}  // namespace

int main(int argc, char** argv) {
  Request request;
  return cli::run_program(bench_program(request), argc, argv,
                          [&] { return request.count ? run_count(request) : run_search(request); });
}
