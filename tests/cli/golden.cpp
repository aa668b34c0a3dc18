// Runs the commands of transcripts and compares what they print with what the transcripts expect.
//
//   newsgrep_golden FILE...                    shows a diff where they differ
//   UPDATE_GOLDEN=1 newsgrep_golden FILE...    writes what the commands print into the transcripts
//
// Exit status: 0 as expected (or written), 1 different, 2 not a transcript, 77 nothing could run.

#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/cli/golden_corpus.hpp"
#include "tests/cli/golden_diff.hpp"
#include "tests/cli/golden_transcript.hpp"

namespace fs = std::filesystem;
using namespace newsgrep::test;

namespace {

enum class Verdict { as_expected, different, not_run };

std::string read_bytes(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Returns the bytes of a file that may be missing.
std::string bytes_if_any(const fs::path& path) {
  return fs::exists(path) ? read_bytes(path) : "";
}

/// Replaces the file in one step: an update that is stopped leaves the old file or the new one.
void write_bytes(const fs::path& path, const std::string& bytes) {
  const fs::path draft = path.string() + ".new";
  std::ofstream out(draft, std::ios::binary);
  out << bytes;
  out.close();
  if (!out) throw std::runtime_error("cannot write " + draft.string());
  fs::rename(draft, path);
}

void renew(const fs::path& path, const std::string& bytes) {
  if (bytes_if_any(path) == bytes) return;
  write_bytes(path, bytes);
  std::cout << path.string() << ": renewed\n";
}

std::string diff_of(const fs::path& path, const std::string& actual) {
  const auto diff = unified_diff(bytes_if_any(path), actual);
  return diff.empty() ? "" : "--- " + path.string() + "\n+++ what the programs print\n" + diff;
}

/// Returns why the case cannot run on this machine; empty if it can.
std::string obstacle(const GoldenCase& golden_case) {
  if (!has_corpus(golden_case.corpus)) return "no corpus " + golden_case.corpus;
  if (golden_case.terminal_columns && !has_terminals()) return "no pseudo-terminals";
  return {};
}

/// One transcript and the outcomes of its commands on this machine.
class Run {
 public:
  explicit Run(const fs::path& path) : path_(path), transcript_(read_transcript(read_bytes(path))) {
    for (const auto& each : transcript_.cases) outcomes_.push_back(outcome_of(each));
  }

  Verdict compare() const {
    std::string diff;
    for (const auto& [file, text] : outputs()) diff += diff_of(file, text);
    if (diff.empty()) return run_count_ == 0 ? Verdict::not_run : Verdict::as_expected;
    std::cout << differing_lines_ << "\n" << diff << std::flush;
    return Verdict::different;
  }

  Verdict update() const {
    for (const auto& [file, text] : outputs()) renew(file, text);
    return run_count_ == 0 ? Verdict::not_run : Verdict::as_expected;
  }

 private:
  /// Returns the files of the transcript with what the commands print.
  std::map<fs::path, std::string> outputs() const {
    auto files = out_files_;
    files[path_] = with_outcomes(transcript_, outcomes_);
    return files;
  }

  Outcome outcome_of(const GoldenCase& golden_case) {
    const auto place = path_.string() + ":" + std::to_string(golden_case.line);
    if (!is_corpus(golden_case.corpus)) {
      throw std::runtime_error("line " + std::to_string(golden_case.line) + ": unknown corpus " +
                               golden_case.corpus);
    }
    if (const auto why = obstacle(golden_case); !why.empty()) {
      std::cout << place << ": skipped: " << why << "\n";
      return golden_case.expected;
    }
    ++run_count_;
    auto& folder = folders_.try_emplace(golden_case.corpus, golden_case.corpus).first->second;
    auto outcome = folder.run(golden_case);
    auto expected = golden_case.expected;
    if (!golden_case.out_file.empty()) {
      const auto file = path_.parent_path() / golden_case.out_file;
      expected.out = bytes_if_any(file);
      out_files_[file] = outcome.out;
    }
    if (outcome != expected) {
      differing_lines_ += place + ": differs: " + golden_case.command + "\n";
    }
    return outcome;
  }

  fs::path path_;
  Transcript transcript_;
  std::map<std::string, CorpusFolder> folders_;  ///< By the name of the corpus.
  std::vector<Outcome> outcomes_;                ///< One for each case.
  std::map<fs::path, std::string> out_files_;    ///< Outputs that have files of their own.
  std::string differing_lines_;
  std::size_t run_count_ = 0;  ///< Number of commands that were run.
};

Verdict run(const fs::path& path) {
  Run run(path);
  return std::getenv("UPDATE_GOLDEN") != nullptr ? run.update() : run.compare();
}

}  // namespace

int main(int count, char** arguments) {
  bool is_any_run = false;
  bool is_any_different = false;
  for (int i = 1; i < count; ++i) {
    try {
      const auto verdict = run(arguments[i]);
      is_any_run = is_any_run || verdict != Verdict::not_run;
      is_any_different = is_any_different || verdict == Verdict::different;
    } catch (const std::exception& error) {
      std::cerr << arguments[i] << ": " << error.what() << "\n";
      return 2;
    }
  }
  if (is_any_different) return 1;
  return is_any_run ? 0 : 77;
}
