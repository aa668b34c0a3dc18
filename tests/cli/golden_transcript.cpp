#include "tests/cli/golden_transcript.hpp"

#include <algorithm>
#include <cctype>
#include <stdexcept>

#include "tests/cli/golden_visible.hpp"

namespace newsgrep::test {

namespace {

constexpr std::string_view corpus_mark = "@corpus ";
constexpr std::string_view out_file_mark = "= ";
constexpr std::string_view error_mark = "2>";

bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

bool are_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c); });
}

/// Returns the offset of the command in a line `$ command` or `80$ command`; 0 in another line.
std::size_t command_offset(std::string_view line) {
  const auto end = line.find("$ ");
  if (end == std::string_view::npos || end > 3 || !are_digits(line.substr(0, end))) return 0;
  return end + 2;
}

bool is_status(std::string_view line) {
  return line.size() > 2 && line.size() < 6 && line.front() == '[' && line.back() == ']' &&
         are_digits(line.substr(1, line.size() - 2));
}

bool ends_outcome(std::string_view line) {
  return starts_with(line, "#") || starts_with(line, "@") || command_offset(line) != 0;
}

bool continues_command(std::string_view line) {
  return line == ">" || starts_with(line, "> ");
}

/// Returns true if a line of output would be read as something else.
bool looks_special(std::string_view line) {
  return ends_outcome(line) || continues_command(line) || is_status(line) ||
         starts_with(line, out_file_mark) || starts_with(line, error_mark);
}

void read_outcome_line(std::string_view line, GoldenCase& into) {
  if (is_status(line)) {
    into.expected.status = std::stoi(std::string(line.substr(1)));
    if (into.expected.status == 0) throw std::runtime_error("[0] is left out");
  } else if (line == error_mark) {
    into.expected.err += "\n";
  } else if (starts_with(line, "2> ")) {
    into.expected.err += bytes_of_visible_line(line.substr(3));
  } else if (starts_with(line, error_mark)) {
    throw std::runtime_error("2> needs a blank after it");
  } else if (starts_with(line, out_file_mark)) {
    into.out_file = line.substr(out_file_mark.size());
  } else {
    into.expected.out += bytes_of_visible_line(line);
  }
}

class Reader {
 public:
  explicit Reader(std::string_view text) {
    while (!text.empty()) {
      const auto end = text.find('\n');
      if (end == std::string_view::npos) throw std::runtime_error("the last line has no newline");
      result_.lines.emplace_back(text.substr(0, end));
      text.remove_prefix(end + 1);
    }
  }

  Transcript read() {
    while (at_ < result_.lines.size()) {
      try {
        read_part();
      } catch (const std::runtime_error& error) {
        throw std::runtime_error("line " + std::to_string(at_ + 1) + ": " + error.what());
      }
    }
    return std::move(result_);
  }

 private:
  std::string_view line() const { return result_.lines[at_]; }
  bool has_line() const { return at_ < result_.lines.size(); }

  void read_part() {
    if (command_offset(line()) != 0) {
      read_case();
    } else if (starts_with(line(), corpus_mark)) {
      corpus_ = line().substr(corpus_mark.size());
      ++at_;
    } else if (line().empty() || starts_with(line(), "#")) {
      ++at_;
    } else {
      throw std::runtime_error("neither a comment nor a command");
    }
  }

  void read_case() {
    if (corpus_.empty()) throw std::runtime_error("a command before the line @corpus");
    GoldenCase read;
    read.corpus = corpus_;
    read_command(read);
    read.outcome_begin = at_;
    read.outcome_end = outcome_end();
    for (; at_ < read.outcome_end; ++at_) {
      if (read.expected.status != 0) throw std::runtime_error("output after the exit status");
      read_outcome_line(line(), read);
      if (!read.out_file.empty() && !read.expected.out.empty()) {
        throw std::runtime_error("output both here and in a file");
      }
    }
    result_.cases.push_back(std::move(read));
  }

  void read_command(GoldenCase& into) {
    into.line = at_ + 1;
    const auto offset = command_offset(line());
    if (offset > 2) {
      const auto columns = std::stoul(std::string(line().substr(0, offset - 2)));
      into.terminal_columns = static_cast<unsigned short>(columns);
    }
    into.command = line().substr(offset);
    for (++at_; has_line() && continues_command(line()); ++at_) {
      into.command += "\n";
      if (line().size() > 2) into.command += line().substr(2);
    }
  }

  /// Returns the index after the last line of the outcome: blank lines at its end are not part of
  /// it.
  std::size_t outcome_end() const {
    const auto& lines = result_.lines;
    auto end = at_;
    while (end < lines.size() && !ends_outcome(lines[end])) ++end;
    while (end > at_ && lines[end - 1].empty()) --end;
    return end;
  }

  Transcript result_;
  std::size_t at_ = 0;  ///< Index of the line that is read next.
  std::string corpus_;
};

std::vector<std::string> written(const Outcome& outcome, const std::string& out_file) {
  std::vector<std::string> lines;
  if (!out_file.empty()) {
    lines.push_back(std::string(out_file_mark) + out_file);
  } else {
    lines = visible_lines(outcome.out);
    for (auto& line : lines) {
      if (looks_special(line)) line.insert(0, "\\");
    }
  }
  for (const auto& line : visible_lines(outcome.err)) {
    lines.push_back(std::string(error_mark) + (line.empty() || line == "\\" ? "" : " " + line));
  }
  if (outcome.status != 0) lines.push_back("[" + std::to_string(outcome.status) + "]");
  return lines;
}

}  // namespace

Transcript read_transcript(std::string_view text) {
  return Reader(text).read();
}

std::string with_outcomes(const Transcript& transcript, const std::vector<Outcome>& outcomes) {
  std::vector<std::string> lines;
  auto copied = transcript.lines.begin();
  for (std::size_t i = 0; i < transcript.cases.size(); ++i) {
    const auto& each = transcript.cases[i];
    auto outcome = outcomes.at(i);
    if (!each.out_file.empty()) outcome.out.clear();
    if (outcome == each.expected) continue;
    const auto begin = transcript.lines.begin() + static_cast<std::ptrdiff_t>(each.outcome_begin);
    lines.insert(lines.end(), copied, begin);
    const auto renewed = written(outcome, each.out_file);
    lines.insert(lines.end(), renewed.begin(), renewed.end());
    copied = transcript.lines.begin() + static_cast<std::ptrdiff_t>(each.outcome_end);
  }
  lines.insert(lines.end(), copied, transcript.lines.end());
  std::string text;
  for (const auto& line : lines) text += line + "\n";
  return text;
}

}  // namespace newsgrep::test
