#include "bench/query_file.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace newsgrep::bench {
namespace {

Words words_of(std::string plain) {
  std::erase(plain, '"');
  std::istringstream in(std::move(plain));
  Words words;
  for (std::string word; in >> word;) {
    word.erase(0, word.find_first_not_of("+-"));
    if (!word.empty()) words.push_back(word);
  }
  return words;
}

}  // namespace

const std::map<std::string, Mode> modes = {{"any", Mode::any},       {"all", Mode::all},
                                           {"phrase", Mode::phrase}, {"near", Mode::near},
                                           {"prefix", Mode::prefix}, {"title", Mode::title}};

std::vector<std::string> read_query_lines(const std::filesystem::path& path) {
  std::ifstream in(path);
  std::vector<std::string> queries;
  for (std::string line; std::getline(in, line);) {
    line.erase(0, line.find('\t') + 1);  // Nothing if there is no `id<TAB>`.
    if (!words_of(line).empty()) queries.push_back(std::move(line));
  }
  if (queries.empty()) throw std::runtime_error(path.string() + " has no queries");
  return queries;
}

std::vector<Words> read_queries(const std::filesystem::path& path) {
  std::vector<Words> queries;
  for (auto& line : read_query_lines(path)) queries.push_back(words_of(std::move(line)));
  return queries;
}

std::string joined(const Words& words) {
  std::string text;
  for (const auto& word : words) {
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

}  // namespace newsgrep::bench
