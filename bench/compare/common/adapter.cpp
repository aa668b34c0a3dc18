#include "adapter.hpp"

#include <chrono>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>

#include "../../latency.hpp"

namespace newsgrep::compare {
namespace {

using Clock = std::chrono::steady_clock;

const std::map<std::string, Mode> modes = {
    {"any", Mode::any}, {"all", Mode::all}, {"phrase", Mode::phrase}};

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

 private:
  std::map<std::string, std::string> values_;
};

std::vector<Words> read_queries(const std::string& path) {
  std::ifstream in(path);
  std::vector<Words> queries;
  for (std::string line; std::getline(in, line);) {
    std::string plain = line.substr(line.find('\t') + 1);  // Behind `id<TAB>`, or all of it.
    std::erase(plain, '"');
    std::istringstream words_in(plain);
    Words words;
    for (std::string word; words_in >> word;) {
      word.erase(0, word.find_first_not_of("+-"));
      if (!word.empty()) words.push_back(word);
    }
    if (!words.empty()) queries.push_back(std::move(words));
  }
  if (queries.empty()) throw std::runtime_error("there are no queries in " + path);
  return queries;
}

std::string to_json(const bench::Latency& latency) {
  char text[200];
  std::snprintf(text, sizeof text,
                R"({"mean": %.2f, "p50": %.2f, "p90": %.2f, "p99": %.2f, "max": %.2f})",
                latency.mean, latency.p50, latency.p90, latency.p99, latency.max);
  return text;
}

std::string to_json(const std::vector<std::size_t>& numbers) {
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
  const auto passages = adapter.build(options.get("--passages"), directory);
  std::printf(
      "{\"engine\": \"%s\", \"version\": \"%s\", \"passages\": %zu, \"threads\": 1, "
      "\"build_s\": %.3f}\n",
      adapter.name.c_str(), adapter.version.c_str(), passages, microseconds_since(begin) / 1e6);
}

void search(const Adapter& adapter, const Options& options) {
  const auto& mode_name = options.get("--mode");
  const auto mode = modes.at(mode_name);
  const auto queries = read_queries(options.get("--queries"));
  const auto rounds = std::stoul(options.get("--rounds"));
  const auto begin = Clock::now();
  const auto engine = adapter.open(options.get("--index"));
  const auto open_us = microseconds_since(begin);

  std::vector<double> cold;
  std::vector<std::size_t> hits;
  std::size_t text_bytes = 0;
  const auto time_query = [&](const Words& words, Found& found) {
    const auto query_begin = Clock::now();
    found = engine->search(words, mode);
    return microseconds_since(query_begin);
  };
  for (const auto& words : queries) {
    Found found;
    cold.push_back(time_query(words, found));
    hits.push_back(found.hits);
    text_bytes += found.text_bytes;
  }
  std::vector<std::vector<double>> samples(queries.size());
  for (std::size_t round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < queries.size(); ++i) {
      Found found;
      samples[i].push_back(time_query(queries[i], found));
    }
  }
  std::vector<double> warm;
  for (auto& each : samples) warm.push_back(bench::median(std::move(each)));
  std::printf(
      "{\"engine\": \"%s\", \"version\": \"%s\", \"mode\": \"%s\", \"queries\": %zu, "
      "\"rounds\": %lu, \"open_us\": %.1f, \"text_bytes\": %zu, \"hits\": %s, "
      "\"cold_us\": %s, \"warm_us\": %s}\n",
      adapter.name.c_str(), adapter.version.c_str(), mode_name.c_str(), queries.size(), rounds,
      open_us, text_bytes, to_json(hits).c_str(), to_json(bench::summarize(cold)).c_str(),
      to_json(bench::summarize(warm)).c_str());
}

void count(const Adapter& adapter, const Options& options) {
  const auto mode = modes.at(options.get("--mode"));
  const auto engine = adapter.open(options.get("--index"));
  std::vector<std::size_t> counts;
  for (const auto& words : read_queries(options.get("--queries"))) {
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
    passage.text.assign(line, text + 1);
    use(passage);
  }
}

std::string joined(const Words& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

int run_adapter(const Adapter& adapter, int argc, char** argv) {
  const std::map<std::string, void (*)(const Adapter&, const Options&)> commands = {
      {"index", index}, {"search", search}, {"count", count}};
  try {
    const auto command = commands.find(argc > 1 ? argv[1] : "");
    if (command == commands.end()) throw std::runtime_error("index, search or count?");
    command->second(adapter, Options(argc, argv));
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s: %s\n", adapter.name.c_str(), error.what());
    return 2;
  }
}

}  // namespace newsgrep::compare
