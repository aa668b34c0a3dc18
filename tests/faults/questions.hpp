#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "newsgrep/searcher.hpp"

namespace newsgrep::test {

/// Questions of every kind, whose answers together show the whole content of an index of
/// make_news(): each passage with all that is stored of it, in every order, and all kinds of query.
class Questions {
 public:
  Questions();

  std::size_t size() const { return questions_.size(); }

  /// Returns the answer to question `number` as text. Throws what Searcher throws.
  std::string answer(Searcher& searcher, std::size_t number) const {
    return questions_[number](searcher);
  }

  /// Returns the answers to all questions. Throws what Searcher throws.
  std::vector<std::string> answers(const std::filesystem::path& index_dir) const;

 private:
  using Question = std::function<std::string(Searcher&)>;

  void add_search(const std::string& query, const SearchOptions& options);

  std::vector<Question> questions_;
};

}  // namespace newsgrep::test
