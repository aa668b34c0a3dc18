#pragma once

#include <cstddef>
#include <iosfwd>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace newsgrep::test {

/// How a fault ended.
enum class Verdict {
  right,    ///< The right answer.
  refused,  ///< An error that says what to do; nothing was lost.
  lost,     ///< A wrong answer, lost content, a crash or a hang.
};

/// A fault that was tried.
struct Try {
  std::string fault;  ///< The kind of fault, as the table has it.
  Verdict verdict = Verdict::right;
  std::string detail;  ///< What was done and what came of it.
};

/// Counts tries by kind of fault, and keeps what was lost.
class Outcomes {
 public:
  void add(const Try& made);

  std::size_t tried() const { return tried_; }
  /// Returns a line for each try that lost something.
  const std::vector<std::string>& losses() const { return losses_; }

  /// Prints a table in Markdown: fault, times tried, answered, refused, lost.
  void print(std::ostream& out) const;

 private:
  struct Counts {
    std::size_t tried = 0;
    std::size_t right = 0;
    std::size_t refused = 0;
    std::size_t lost = 0;
  };
  std::map<std::string, Counts> counts_;
  std::vector<std::string> losses_;
  std::size_t tried_ = 0;
};

}  // namespace newsgrep::test
