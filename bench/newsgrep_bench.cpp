#include <CLI/CLI.hpp>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "cli/program.hpp"
#include "latency.hpp"
#include "newsgrep/searcher.hpp"

namespace {

using namespace newsgrep;
using namespace newsgrep::bench;
using Clock = std::chrono::steady_clock;

constexpr std::size_t top = 10;

enum class Mode { any, all, phrase };

const std::map<std::string, Mode> modes = {
    {"any", Mode::any}, {"all", Mode::all}, {"phrase", Mode::phrase}};

struct Options {
  std::filesystem::path index_dir;
  std::filesystem::path queries;
  std::string mode = "any";
  std::size_t rounds = 5;
  bool json = false;
};

/// What was measured for one query.
struct Sample {
  double cold_us = 0;
  double warm_us = 0;  ///< Median of the warm rounds.
  std::size_t hits = 0;
};

double microseconds(Clock::duration duration) {
  return std::chrono::duration<double, std::micro>(duration).count();
}

/// The words of a line, without the signs of any query language.
std::vector<std::string> words_of(const std::string& line) {
  std::string plain = line.substr(line.find('\t') + 1);  // Behind `id<TAB>`, or all of it.
  std::erase(plain, '"');
  std::istringstream in(plain);
  std::vector<std::string> words;
  for (std::string word; in >> word;) {
    word.erase(0, word.find_first_not_of("+-"));
    if (!word.empty()) words.push_back(word);
  }
  return words;
}

std::string query_text(const std::vector<std::string>& words, Mode mode) {
  std::string text;
  for (const auto& word : words) {
    text += text.empty() ? "" : " ";
    text += mode == Mode::all ? "+" + word : word;
  }
  return mode == Mode::phrase ? "\"" + text + "\"" : text;
}

std::vector<std::string> read_queries(const Options& options) {
  std::ifstream in(options.queries);
  std::vector<std::string> queries;
  for (std::string line; std::getline(in, line);) {
    const auto words = words_of(line);
    if (!words.empty()) queries.push_back(query_text(words, modes.at(options.mode)));
  }
  if (queries.empty()) {
    throw Error(ErrorCode::bad_argument, "there are no queries in " + options.queries.string(),
                "one query a line, with an id and a tab before it or without");
  }
  return queries;
}

/// One search as a user would run it: parsed, and every hit read.
double time_query(Searcher& searcher, const std::string& text, Sample& sample) {
  const auto begin = Clock::now();
  const auto result = searcher.search(parse_query(text), {top, 0});
  const auto end = Clock::now();
  sample.hits = result.hits.size();
  return microseconds(end - begin);
}

std::vector<Sample> measure(Searcher& searcher, const std::vector<std::string>& queries,
                            std::size_t rounds) {
  std::vector<Sample> samples(queries.size());
  for (std::size_t i = 0; i < queries.size(); ++i) {
    samples[i].cold_us = time_query(searcher, queries[i], samples[i]);
  }
  std::vector<std::vector<double>> warm(queries.size());
  for (std::size_t round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < queries.size(); ++i) {
      warm[i].push_back(time_query(searcher, queries[i], samples[i]));
    }
  }
  for (std::size_t i = 0; i < queries.size(); ++i) samples[i].warm_us = median(warm[i]);
  return samples;
}

nlohmann::ordered_json to_json(const Latency& latency) {
  return {{"mean", latency.mean},
          {"p50", latency.p50},
          {"p90", latency.p90},
          {"p99", latency.p99},
          {"max", latency.max}};
}

void print_row(const char* name, const Latency& latency) {
  std::printf("%-5s %10.1f %10.1f %10.1f %10.1f %10.1f\n", name, latency.mean, latency.p50,
              latency.p90, latency.p99, latency.max);
}

int run(const Options& options) {
  const auto queries = read_queries(options);
  const auto begin = Clock::now();
  Searcher searcher(options.index_dir);
  const auto open_us = microseconds(Clock::now() - begin);
  const auto samples = measure(searcher, queries, options.rounds);

  std::vector<double> cold;
  std::vector<double> warm;
  std::size_t without_hits = 0;
  for (const auto& sample : samples) {
    cold.push_back(sample.cold_us);
    warm.push_back(sample.warm_us);
    without_hits += sample.hits == 0 ? 1 : 0;
  }
  const auto cold_latency = summarize(cold);
  const auto warm_latency = summarize(warm);
  if (options.json) {
    const nlohmann::ordered_json json = {{"version", 1},
                                         {"mode", options.mode},
                                         {"queries", queries.size()},
                                         {"queries_without_hits", without_hits},
                                         {"passages", searcher.info().passages},
                                         {"top", top},
                                         {"rounds", options.rounds},
                                         {"open_us", open_us},
                                         {"cold_us", to_json(cold_latency)},
                                         {"warm_us", to_json(warm_latency)}};
    std::cout << json.dump(2) << '\n';
    return cli::exit_found;
  }
  std::printf("%zu queries (%zu without hits), mode %s, top %zu of %zu passages; microseconds\n",
              queries.size(), without_hits, options.mode.c_str(), top, searcher.info().passages);
  std::printf("index opened in %.1f\n", open_us);
  std::printf("%-5s %10s %10s %10s %10s %10s\n", "", "mean", "p50", "p90", "p99", "max");
  print_row("cold", cold_latency);
  print_row("warm", warm_latency);
  std::fflush(stdout);
  return cli::exit_found;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Measures how long queries take, in a process of their own.", "newsgrep-bench");
  Options options;
  cli::add_common_options(app, options.index_dir);
  app.add_option("--queries", options.queries, "Queries, one a line, `id<TAB>` before it allowed")
      ->required()
      ->type_name("FILE");
  app.add_option("--mode", options.mode, "How a line's words are searched: any, all or phrase")
      ->check(CLI::IsMember({"any", "all", "phrase"}))
      ->capture_default_str();
  app.add_option("--rounds", options.rounds, "Warm rounds; a query counts with its median")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  app.add_flag("--json", options.json, "Print JSON instead of a table");
  return cli::run_program(app, argc, argv, [&] { return run(options); });
}
