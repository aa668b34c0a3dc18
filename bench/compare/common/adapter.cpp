#include "bench/compare/common/adapter.hpp"

#include <chrono>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <map>
#include <stdexcept>

#include "bench/latency.hpp"
#include "bench/memory.hpp"

namespace newsgrep::compare {
namespace {

using Clock = std::chrono::steady_clock;

/// A query is not repeated once its runs took this long together.
constexpr double long_query_us = 200'000;

class Options {
 public:
  Options(int argc, char** argv) {
    for (int i = 2; i + 1 < argc; i += 2) values_[argv[i]] = argv[i + 1];
  }

  const std::string& get(const std::string& name) const {
    const auto found = values_.find(name);
    if (found == values_.end()) throw std::runtime_error(name + " is missing");
    return found->second;
  }

  std::string get_or(const std::string& name, const std::string& otherwise) const {
    const auto found = values_.find(name);
    return found == values_.end() ? otherwise : found->second;
  }

 private:
  std::map<std::string, std::string> values_;
};

template <typename Number>
std::string to_json(const std::vector<Number>& numbers) {
  std::string text = "[";
  for (const auto number : numbers) {
    if (text.size() > 1) text += ", ";
    text += std::to_string(number);
  }
  return text + "]";
}

double microseconds_since(Clock::time_point begin) {
  return std::chrono::duration<double, std::micro>(Clock::now() - begin).count();
}

void index(const Adapter& adapter, const Options& options) {
  const auto& directory = options.get("--index");
  const auto begin = Clock::now();
  std::filesystem::remove_all(directory);
  std::filesystem::create_directories(directory);
  const auto passages =
      adapter.build(options.get("--passages"), directory, options.get_or("--variant", ""));
  std::printf(
      "{\"engine\": \"%s\", \"version\": \"%s\", \"passages\": %zu, \"threads\": 1, "
      "\"build_s\": %.3f}\n",
      adapter.name.c_str(), adapter.version.c_str(), passages, microseconds_since(begin) / 1e6);
}

void search(const Adapter& adapter, const Options& options) {
  const auto mode = bench::modes.at(options.get("--mode"));
  const auto queries = bench::read_queries(options.get("--queries"));
  const auto rounds = std::stoul(options.get("--rounds"));
  const auto begin = Clock::now();
  const auto engine = adapter.open(options.get("--index"));
  const auto open_us = microseconds_since(begin);

  std::vector<double> cold;
  std::vector<std::size_t> hits;
  std::size_t bytes = 0;
  for (const auto& words : queries) {
    const auto query_begin = Clock::now();
    const auto found = engine->search(words, mode);
    cold.push_back(microseconds_since(query_begin));
    hits.push_back(found.hits);
    bytes += found.bytes;
  }
  auto spent = cold;
  std::vector<std::vector<double>> samples(queries.size());
  for (std::size_t round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < queries.size(); ++i) {
      if (spent[i] > long_query_us) continue;
      const auto query_begin = Clock::now();
      engine->search(queries[i], mode);
      samples[i].push_back(microseconds_since(query_begin));
      spent[i] += samples[i].back();
    }
  }
  std::vector<double> warm;
  for (std::size_t i = 0; i < queries.size(); ++i) {
    warm.push_back(samples[i].empty() ? cold[i] : bench::median(std::move(samples[i])));
  }
  const auto memory = bench::resident_memory_kib();
  std::printf(
      "{\"engine\": \"%s\", \"version\": \"%s\", \"open_us\": %.1f, \"bytes\": %zu, "
      "\"anonymous_kib\": %zu, \"file_kib\": %zu, \"hits\": %s, \"cold_us\": %s, "
      "\"warm_us\": %s}\n",
      adapter.name.c_str(), adapter.version.c_str(), open_us, bytes, memory.anonymous, memory.file,
      to_json(hits).c_str(), to_json(cold).c_str(), to_json(warm).c_str());
}

void count(const Adapter& adapter, const Options& options) {
  const auto mode = bench::modes.at(options.get("--mode"));
  const auto engine = adapter.open(options.get("--index"));
  std::vector<std::size_t> counts;
  for (const auto& words : bench::read_queries(options.get("--queries"))) {
    counts.push_back(engine->count(words, mode));
  }
  std::printf("{\"engine\": \"%s\", \"counts\": %s}\n", adapter.name.c_str(),
              to_json(counts).c_str());
}

}  // namespace

void for_each_passage(const std::string& path, const std::function<void(const Passage&)>& use) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error("cannot read " + path);
  Passage passage;
  for (std::string line; std::getline(in, line);) {
    const auto title = line.find('\t');
    if (title == std::string::npos) continue;
    const auto text = line.find('\t', title + 1);
    if (text == std::string::npos) continue;
    passage.id.assign(line, 0, title);
    passage.title.assign(line, title + 1, text - title - 1);
    passage.text.assign(line, text + 1);
    use(passage);
  }
}

int run_adapter(const Adapter& adapter, int argc, char** argv) {
  const std::map<std::string, void (*)(const Adapter&, const Options&)> commands = {
      {"index", index}, {"search", search}, {"count", count}};
  try {
    const auto command = commands.find(argc > 1 ? argv[1] : "");
    if (command == commands.end())
      throw std::runtime_error("the first argument must be index, search or count");
    command->second(adapter, Options(argc, argv));
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s: %s\n", adapter.name.c_str(), error.what());
    return 2;
  }
}

}  // namespace newsgrep::compare
