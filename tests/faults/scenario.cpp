#include "tests/faults/scenario.hpp"

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <utility>

#include "newsgrep/ingest.hpp"
#include "tests/faults/news.hpp"

namespace newsgrep::test {
namespace fs = std::filesystem;
namespace {

using Update = std::function<void()>;

constexpr unsigned threads = 2;

void write(const fs::path& file, const std::vector<Article>& articles) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << to_json_lines(articles);
}

/// An index of three shards, the largest first.
void three_shards(const fs::path& news, const Update& update) {
  write(news / "ferry.jsonl", {ferry_article(320)});
  update();
  write(news / "medium.jsonl", short_articles("m", 20, 3));
  update();
  write(news / "small.jsonl", short_articles("s", 6, 4));
  update();
}

/// Articles of which one is changed and one is gone.
std::vector<Article> changed(std::vector<Article> articles) {
  articles.erase(articles.begin() + 2);
  articles[4].passages.front().text = "The ferry waits for the people of Kyiv.";
  return articles;
}

void three_shards_with_dead_passages(const fs::path& news, const Update& update) {
  three_shards(news, update);
  write(news / "medium.jsonl", changed(short_articles("m", 20, 3)));
  update();
}

void first_build(const fs::path& news, const Update& /*update*/) {
  write(news / "ferry.jsonl", {ferry_article(250)});
  write(news / "medium.jsonl", short_articles("m", 12, 3));
}

void add(const fs::path& news, const Update& update) {
  three_shards(news, update);
  write(news / "tiny.jsonl", short_articles("t", 1, 6));
}

void replace_and_remove(const fs::path& news, const Update& update) {
  three_shards(news, update);
  write(news / "medium.jsonl", changed(short_articles("m", 20, 3)));
  fs::remove(news / "small.jsonl");
}

void merge(const fs::path& news, const Update& update) {
  three_shards_with_dead_passages(news, update);
  write(news / "more.jsonl", short_articles("n", 14, 8));
}

}  // namespace

Scenario::Scenario(std::string name, const History& history, const WriterOptions& options,
                   std::vector<std::string> arguments)
    : name_(std::move(name)), options_(options), arguments_(std::move(arguments)) {
  history(news(), [&] { make_change({.threads = threads}); });
  before_ = read_tree(disk());
  if (!is_first_build()) old_answers_ = questions_.answers(index());
  make_change(options_);
  new_answers_ = questions_.answers(index());
}

std::vector<std::string> Scenario::command() const {
  std::vector<std::string> command = {NEWSGREP_INDEX_PROGRAM,  "--quiet", "--threads",
                                      std::to_string(threads), "--index", index().string()};
  command.insert(command.end(), arguments_.begin(), arguments_.end());
  command.push_back(news().string());
  return command;
}

void Scenario::make_change(const WriterOptions& options) const {
  IndexWriter writer(index(), options);
  const fs::path news_folder = news();
  ingest(writer, {&news_folder, 1});
}

std::string Scenario::complaint(Expected expected) const {
  try {
    const auto answers = questions_.answers(index());
    const bool is_old = !is_first_build() && answers == old_answers_;
    if (expected == Expected::new_only && is_old) return "the old content after success";
    if (!is_old && answers != new_answers_) return "neither the old nor the new content";
  } catch (const Error& error) {
    // A first build that did not come to its end has made no index.
    const bool none = is_first_build() && error.code() == ErrorCode::no_index;
    if (!none || expected == Expected::new_only) return std::string("unreadable: ") + error.what();
  }
  return complaint_after_next_run();
}

std::string Scenario::complaint_after_next_run() const {
  try {
    make_change(options_);
    if (questions_.answers(index()) != new_answers_) return "wrong content after the next run";
    if (const auto left = leftover(index()); !left.empty())
      return "left after the next run: " + left;
  } catch (const std::exception& error) {
    return std::string("the next run failed: ") + error.what();
  }
  return {};
}

std::vector<std::unique_ptr<Scenario>> all_scenarios() {
  use_memory_for_temporary_folders();
  const WriterOptions usual = {.threads = threads};
  std::vector<std::unique_ptr<Scenario>> all;
  all.push_back(std::make_unique<Scenario>("first build", first_build, usual));
  all.push_back(std::make_unique<Scenario>("add", add, usual));
  all.push_back(std::make_unique<Scenario>("replace and remove", replace_and_remove, usual));
  all.push_back(std::make_unique<Scenario>("merge", merge, usual));
  all.push_back(std::make_unique<Scenario>("--purge", three_shards_with_dead_passages,
                                           WriterOptions{.threads = threads, .purge = true},
                                           std::vector<std::string>{"--purge"}));
  all.push_back(std::make_unique<Scenario>("--rebuild", three_shards_with_dead_passages,
                                           WriterOptions{.threads = threads, .rebuild = true},
                                           std::vector<std::string>{"--rebuild"}));
  return all;
}

std::string leftover(const fs::path& index_dir) {
  const auto stub = read_bytes(index_dir / "XAPIANDB");
  for (const auto& [path, node] : read_tree(index_dir)) {
    const bool always = path == "XAPIANDB" || path == "lock" || path == "shards";
    const auto named = path.substr(0, path.find('/', path.starts_with("shards/") ? 7 : 0));
    if (!always && stub.find(named) == std::string::npos) return path;
  }
  return {};
}

void use_memory_for_temporary_folders() {
  const char* memory = "/dev/shm";
  if (access(memory, W_OK) == 0) setenv("TMPDIR", memory, 0);
}

}  // namespace newsgrep::test
