#include "query_file.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace newsgrep::bench {
namespace {

Words words_of(const std::string& line) {
  std::string plain = line.substr(line.find('\t') + 1);  // Behind `id<TAB>`, or all of it.
  std::erase(plain, '"');
  std::istringstream in(plain);
  Words words;
  for (std::string word; in >> word;) {
    word.erase(0, word.find_first_not_of("+-"));
    if (!word.empty()) words.push_back(word);
  }
  return words;
}

}  // namespace

const std::map<std::string, Mode> modes = {
    {"any", Mode::any}, {"all", Mode::all}, {"phrase", Mode::phrase}};

std::vector<Words> read_queries(const std::filesystem::path& path) {
  std::ifstream in(path);
  std::vector<Words> queries;
  for (std::string line; std::getline(in, line);) {
    auto words = words_of(line);
    if (!words.empty()) queries.push_back(std::move(words));
  }
  if (queries.empty()) throw std::runtime_error("there are no queries in " + path.string());
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
