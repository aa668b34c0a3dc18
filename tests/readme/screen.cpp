#include "tests/readme/screen.hpp"

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <utility>

namespace newsgrep::test {
namespace {

class Screen {
 public:
  explicit Screen(std::string_view output) : rest_(output) {}

  std::vector<Row> draw() {
    while (!rest_.empty()) step();
    if (!row_.empty()) end_row();
    return std::move(rows_);
  }

 private:
  void step() {
    if (take("\x1b[")) return control_sequence();
    if (take("\x1b]8;")) return link();
    if (take("\r")) {
      column_ = 0;
    } else if (take("\n")) {
      end_row();
    } else {
      put(take_character());
    }
  }

  bool take(std::string_view prefix) {
    if (!rest_.starts_with(prefix)) return false;
    rest_.remove_prefix(prefix.size());
    return true;
  }

  /// Takes what comes before `end`, and `end`.
  std::string_view take_until(std::string_view end) {
    const auto at = rest_.find(end);
    if (at == std::string_view::npos) throw std::runtime_error("escape sequence without an end");
    const auto taken = rest_.substr(0, at);
    rest_.remove_prefix(at + end.size());
    return taken;
  }

  std::string take_character() {
    const auto first = static_cast<unsigned char>(rest_[0]);
    if (first < 0x20 || first == 0x7f) throw std::runtime_error("unknown control character");
    std::size_t size = 1;
    while (size < rest_.size() && (static_cast<unsigned char>(rest_[size]) & 0xc0) == 0x80) ++size;
    std::string character(rest_.substr(0, size));
    rest_.remove_prefix(size);
    return character;
  }

  void put(std::string character) {
    if (column_ >= row_.size()) row_.resize(column_ + 1, {" ", {}});
    row_[column_++] = {std::move(character), style_};
  }

  void end_row() {
    rows_.push_back(std::exchange(row_, {}));
    column_ = 0;
  }

  void control_sequence() {
    if (take("K")) {
      if (column_ < row_.size()) row_.resize(column_);
      return;
    }
    auto parameters = take_until("m");
    while (!parameters.empty()) {
      const auto end = std::min(parameters.find(';'), parameters.size());
      select(parameters.substr(0, end));
      parameters.remove_prefix(std::min(end + 1, parameters.size()));
    }
  }

  void select(std::string_view parameter) {
    if (parameter == "0") {
      style_ = {.link = style_.link};
    } else if (parameter == "1") {
      style_.bold = true;
    } else if (parameter == "2") {
      style_.dim = true;
    } else if (parameter.size() == 2 && parameter[0] == '3' && parameter[1] < '8') {
      style_.colour = parameter[1] - '0';
    } else {
      throw std::runtime_error("unknown SGR parameter " + std::string(parameter));
    }
  }

  void link() {
    take_until(";");  // The link's own parameters.
    style_.link = !take_until("\x1b\\").empty();
  }

  std::string_view rest_;
  std::vector<Row> rows_;
  Row row_;
  std::size_t column_ = 0;
  Style style_;
};

}  // namespace

std::vector<Row> screen_of(std::string_view output) {
  return Screen(output).draw();
}

std::string plain_text(const std::vector<Row>& rows) {
  std::string text;
  for (const auto& row : rows) {
    for (const auto& cell : row) text += cell.character;
    text += '\n';
  }
  return text;
}

}  // namespace newsgrep::test
