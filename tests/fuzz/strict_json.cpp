#include "tests/fuzz/strict_json.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "tests/support/passage_checks.hpp"
#include "text/utf8.hpp"

namespace newsgrep::test {
namespace {

/// Reads JSON from front to back. Each function returns false at what is no JSON.
class Checker {
 public:
  explicit Checker(std::string_view text) : rest_(text) {}

  bool is_value_alone() { return values() && rest_.empty(); }

 private:
  /// Reads a value and all that is in it. The stack of brackets is our own: JSON may be nested as
  /// deep as it likes.
  bool values() {
    std::vector<char> open;
    do {
      if (!open.empty() && open.back() == '{' && !key()) return false;
      if (take("{")) {
        if (!take("}")) {
          open.push_back('{');
          continue;
        }
      } else if (take("[")) {
        if (!take("]")) {
          open.push_back('[');
          continue;
        }
      } else if (!scalar()) {
        return false;
      }
      while (!open.empty() && !take(",")) {
        if (!take(open.back() == '{' ? "}" : "]")) return false;
        open.pop_back();
      }
    } while (!open.empty());
    return true;
  }

  bool key() { return string() && take(":"); }

  bool scalar() {
    if (take("true") || take("false") || take("null")) return true;
    return !rest_.empty() && rest_[0] == '"' ? string() : number();
  }

  bool string() {
    if (!take("\"")) return false;
    while (!rest_.empty() && rest_[0] != '"') {
      if (!take("\\")) {
        rest_.remove_prefix(1);  // Control characters are looked for elsewhere.
      } else if (take("u")) {
        if (digits(4, "0123456789abcdefABCDEF") != 4) return false;
      } else if (digits(1, "\"\\/bfnrt") != 1) {
        return false;
      }
    }
    return take("\"");
  }

  bool number() {
    constexpr std::string_view decimal = "0123456789";
    take("-");
    if (!take("0") && digits(npos, decimal) == 0) return false;
    if (take(".") && digits(npos, decimal) == 0) return false;
    if (!take("e") && !take("E")) return true;
    if (!take("+")) take("-");
    return digits(npos, decimal) > 0;
  }

  /// Passes over up to `most` of the characters; returns how many there were.
  std::size_t digits(std::size_t most, std::string_view characters) {
    const auto count = std::min({rest_.find_first_not_of(characters), rest_.size(), most});
    rest_.remove_prefix(count);
    return count;
  }

  bool take(std::string_view text) {
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }

  static constexpr auto npos = std::string_view::npos;
  std::string_view rest_;
};

}  // namespace

bool is_strict_json_line(std::string_view text) {
  return text::is_utf8(text) && is_clean_text(text) && Checker(text).is_value_alone();
}

}  // namespace newsgrep::test
