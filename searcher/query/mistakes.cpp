#include "searcher/query/mistakes.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "text/utf8.hpp"

namespace newsgrep::query {
namespace {

constexpr std::size_t max_listed = 100;
constexpr std::size_t max_quoted_bytes = 60;

}  // namespace

void Mistakes::add(ByteRange where, std::string message, std::string hint) {
  if (found_.size() > max_listed) return;
  if (found_.size() == max_listed) {
    message = "More mistakes than are listed here";
    hint = "Put quotation marks around text with signs and brackets of its own";
  }
  found_.push_back({where, std::move(message), std::move(hint), Diagnostic::Kind::mistake});
}

void Mistakes::add_limit(ByteRange where, std::string message, std::string hint) {
  limits_.push_back({where, std::move(message), std::move(hint), Diagnostic::Kind::mistake});
}

std::vector<Diagnostic> Mistakes::take() {
  std::move(limits_.begin(), limits_.end(), std::back_inserter(found_));
  limits_.clear();
  std::stable_sort(found_.begin(), found_.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return a.where.begin < b.where.begin;
  });
  return std::exchange(found_, {});
}

std::string quoted_briefly(std::string_view text) {
  const auto size = text::character_boundary(text, max_quoted_bytes);
  return std::string(text.substr(0, size)) + (size < text.size() ? "…" : "");
}

}  // namespace newsgrep::query
