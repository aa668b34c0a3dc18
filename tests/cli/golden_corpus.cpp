#include "tests/cli/golden_corpus.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <stdexcept>
#include <utility>

#include "tests/cli/real_news.hpp"

namespace fs = std::filesystem;

namespace newsgrep::test {

namespace {

/// A folder of the repository, and its name where the commands run.
struct Folder {
  const char* name;
  const char* from;
};

struct Corpus {
  std::string name;
  std::string indexed;  ///< The folder that is indexed.
  std::vector<Folder> folders;
};

const std::vector<Corpus>& corpora() {
  static const std::vector<Corpus> all = {
      {"news", "news", {{"news", NEWSGREP_CLI_TESTS "/news"}, {"sample", NEWSGREP_SAMPLE}}},
      {"wire",
       "wire",
       {{"wire", NEWSGREP_CLI_TESTS "/wire"},
        {"feed", NEWSGREP_CLI_TESTS "/feed"},
        {"old-index", NEWSGREP_TEST_DATA "/index-format-1"}}},
      {real_news, "news", {}}};
  return all;
}

const Corpus* find_corpus(const std::string& name) {
  const auto found = std::find_if(corpora().begin(), corpora().end(),
                                  [&](const Corpus& corpus) { return corpus.name == name; });
  return found == corpora().end() ? nullptr : &*found;
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

/// Returns the text without what depends on where and by whom the command is run.
std::string stable(std::string text, const fs::path& folder) {
  replace_all(text, folder.string(), "/here");
  std::array<char, 256> host{};
  gethostname(host.data(), host.size() - 1);
  replace_all(text, std::string("file://") + host.data() + "/here", "file://host/here");
  return text;
}

}  // namespace

bool is_corpus(const std::string& name) {
  return find_corpus(name) != nullptr;
}

bool has_corpus(const std::string& name) {
  return name != real_news || has_real_news();
}

CorpusFolder::CorpusFolder(std::string name) : name_(std::move(name)) {}

Outcome CorpusFolder::run(const GoldenCase& golden_case) {
  if (!sandbox_) make();
  auto call = sandbox_->call({"/bin/sh", "-c", golden_case.command});
  call.terminal_columns = golden_case.terminal_columns;
  const auto result = run_program(call);
  Outcome outcome{stable(result.out, sandbox_->path()), stable(result.err, sandbox_->path()),
                  result.status};
  if (name_ == real_news) outcome.out = without_text_of_news(outcome.out);
  if (state() != made_) sandbox_.reset();
  return outcome;
}

void CorpusFolder::make() {
  sandbox_ = std::make_unique<Sandbox>();
  const auto& corpus = *find_corpus(name_);
  for (const auto& folder : corpus.folders) {
    fs::copy(folder.from, sandbox_->path() / folder.name, fs::copy_options::recursive);
  }
  if (name_ == real_news) put_real_news(*sandbox_);
  const auto made = sandbox_->run({"newsgrep-index", "--quiet", corpus.indexed});
  if (made.status != 0 || !made.err.empty()) {
    throw std::runtime_error("cannot index the corpus " + name_ + ": " + made.err);
  }
  made_ = state();
}

std::vector<CorpusFolder::FileState> CorpusFolder::state() const {
  std::vector<FileState> files;
  for (const auto& entry : fs::recursive_directory_iterator(sandbox_->path())) {
    struct stat status {};
    lstat(entry.path().c_str(), &status);
    files.push_back({entry.path().string(), status.st_ino,
                     static_cast<std::uint64_t>(status.st_size),
                     status.st_ctim.tv_sec * std::int64_t{1'000'000'000} + status.st_ctim.tv_nsec});
  }
  std::sort(files.begin(), files.end(),
            [](const FileState& a, const FileState& b) { return a.path < b.path; });
  return files;
}

}  // namespace newsgrep::test
