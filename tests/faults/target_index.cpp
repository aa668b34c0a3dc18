#include "tests/faults/target_index.hpp"

#include <unistd.h>

#include <fstream>
#include <sstream>
#include <utility>

#include "newsgrep/index_writer.hpp"
#include "newsgrep/ingest.hpp"
#include "tests/faults/news.hpp"
#include "tests/faults/scenario.hpp"

namespace newsgrep::test {
namespace fs = std::filesystem;
namespace {

const WriterOptions one_thread = {.threads = 1};

void write(const fs::path& file, const std::vector<Article>& articles) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << to_json_lines(articles);
}

void update(const fs::path& index_dir, const fs::path& news) {
  IndexWriter writer(index_dir, one_thread);
  ingest(writer, {&news, 1});
}

Article new_article() {
  auto article = short_articles("new", 1, 12).front();
  article.path = "/news/new.txt";
  return article;
}

}  // namespace

TargetIndex::TargetIndex() {
  const auto index = dir_.path() / "index";
  const auto add = [&](const std::string& file, const std::vector<Article>& articles) {
    write(news() / file, articles);
    update(index, news());
    generations_.push_back(read_tree(index));
  };
  add("ferry.jsonl", {ferry_article(320)});
  add("medium.jsonl", short_articles("m", 20, 3));
  add("small.jsonl", short_articles("s", 6, 4));
  for (int i = 0; i < 2; ++i) {
    auto articles = short_articles("m", 20, 3);
    articles.erase(articles.begin() + 2);
    if (i == 1) articles.erase(articles.begin() + 7);
    add("medium.jsonl", articles);
  }
  answers_ = questions_.answers(index);

  write(news() / "extra" / "new.jsonl", short_articles("extra", 2, 13));
  for (const std::string name : {"add", "remove", "purge", "ingest"}) {
    write_tree(index, whole());
    works_.push_back({name, {}, {}});
    do_work(works_.size() - 1, index);
    works_.back().answers = questions_.answers(index);
    works_.back().listed_files = listed_files(read_tree(index));
  }
  fs::remove_all(index);
}

void TargetIndex::do_work(std::size_t number, const fs::path& index_dir) const {
  const auto& name = works_[number].name;
  if (name == "ingest") {
    update(index_dir, news());
    return;
  }
  auto options = one_thread;
  options.purge = name == "purge";
  IndexWriter writer(index_dir, options);
  if (name == "add") writer.add(new_article());
  if (name == "remove") writer.remove("sa1");
  writer.commit();
}

fs::path TargetIndex::scratch() const {
  return dir_.path() / ("scratch-" + std::to_string(getpid()));
}

std::string listed_files(const FileTree& index) {
  std::string paths;
  for (const auto& [path, node] : index) {
    if (!path.starts_with("files-")) continue;
    std::istringstream lines(node.bytes);
    for (std::string line; std::getline(lines, line);) {
      paths += line.substr(line.rfind('\t') + 1) + '\n';
    }
  }
  return paths;
}

std::string complaint_about(const Error& error) {
  switch (error.code()) {
    case ErrorCode::corrupt:
    case ErrorCode::io:
    case ErrorCode::wrong_format:
    case ErrorCode::no_index:
      break;
    default:
      return std::string("an error of the wrong kind: ") + error.what();
  }
  if (error.hint().empty()) return std::string("an error without a hint: ") + error.what();
  return {};
}

Answered ask(const Questions& questions, const std::vector<std::string>& right_answers,
             Searcher& searcher, std::size_t first) {
  Answered answered;
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const auto number = (first + i) % questions.size();
    try {
      if (questions.answer(searcher, number) != right_answers[number]) {
        answered.complaint = "a wrong answer to question " + std::to_string(number);
      }
    } catch (const Error& error) {
      ++answered.refused;
      answered.complaint = complaint_about(error);
    } catch (const std::exception& error) {
      answered.complaint = std::string("an exception: ") + error.what();
    }
    if (!answered.complaint.empty()) break;
  }
  return answered;
}

Answered ask(const Questions& questions, const std::vector<std::string>& right_answers,
             const fs::path& index_dir, std::size_t first) {
  try {
    Searcher searcher(index_dir);
    return ask(questions, right_answers, searcher, first);
  } catch (const Error& error) {
    return {complaint_about(error), questions.size()};
  } catch (const std::exception& error) {
    return {std::string("an exception: ") + error.what(), 0};
  }
}

}  // namespace newsgrep::test
