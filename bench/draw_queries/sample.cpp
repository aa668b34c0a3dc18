#include "bench/draw_queries/sample.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <unordered_set>
#include <utility>

namespace newsgrep::bench {
namespace {

bool is_alphanumeric(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= '0' && byte <= '9');
}

bool is_punctuation(char byte) {
  return std::string_view(".,;:!?()[]\"'").find(byte) != std::string_view::npos;
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (auto& byte : result) {
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte - 'A' + 'a');
  }
  return result;
}

}  // namespace

WordRun WordTable::read(std::string_view text) {
  WordRun passage;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find(' ', begin), text.size());
    add(text.substr(begin, end - begin), passage);
    begin = end + 1;
  }
  return passage;
}

void WordTable::count(const WordRun& passage) {
  std::unordered_set<WordId> different(passage.begin(), passage.end());
  different.erase(gap);
  for (const auto word : different) ++passages_with_[word];
}

void WordTable::rank() {
  std::vector<WordId> ordered(words_.size() - 1);
  for (WordId word = 1; word < words_.size(); ++word) ordered[word - 1] = word;
  std::sort(ordered.begin(), ordered.end(), [&](WordId a, WordId b) {
    return std::pair(passages_with_[b], a) < std::pair(passages_with_[a], b);
  });
  ranks_.resize(words_.size());
  for (std::size_t place = 0; place < ordered.size(); ++place) ranks_[ordered[place]] = place;
}

void WordTable::add(std::string_view chunk, WordRun& run) {
  const auto begin = std::find_if_not(chunk.begin(), chunk.end(), is_punctuation);
  const auto end = std::find_if_not(chunk.rbegin(), chunk.rend(), is_punctuation).base();
  if (begin != chunk.begin()) run.push_back(gap);
  if (begin < end && std::all_of(begin, end, is_alphanumeric)) {
    run.push_back(known(lower({begin, end})));
    if (end != chunk.end()) run.push_back(gap);
  } else {
    run.push_back(gap);
  }
}

WordId WordTable::known(std::string text) {
  const auto [found, is_new] = places_.emplace(std::move(text), static_cast<WordId>(words_.size()));
  if (is_new) {
    words_.push_back(found->first);
    passages_with_.push_back(0);
  }
  return found->second;
}

std::vector<PassageLine> sample_lines(const std::string& path, std::size_t limit, Random& random) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error("cannot read " + path);
  std::vector<PassageLine> lines;
  std::size_t seen = 0;
  for (std::string line; std::getline(in, line);) {
    const auto title = line.find('\t');
    const auto text = title == std::string::npos ? title : line.find('\t', title + 1);
    if (text == std::string::npos) continue;
    ++seen;
    const auto place = lines.size() < limit ? lines.size() : random.below(seen);
    if (place >= limit) continue;
    if (place == lines.size()) lines.emplace_back();
    lines[place] = {line.substr(title + 1, text - title - 1), line.substr(text + 1)};
  }
  if (lines.empty())
    throw std::runtime_error(path + ": no line has the form id<TAB>title<TAB>text");
  return lines;
}

}  // namespace newsgrep::bench
