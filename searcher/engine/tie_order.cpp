#include "searcher/engine/tie_order.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace newsgrep::engine {
namespace {

/// Makes numbers that are in the order of strings, as far as their differences come early.
class StringKeys {
 public:
  /// Takes a string into account, so that keys begin after what all of them have in common.
  void look_at(std::string_view text) {
    if (!common_) common_ = text;
    const auto end =
        std::mismatch(common_->begin(), common_->end(), text.begin(), text.end()).first;
    common_->erase(end, common_->end());
  }

  /// Returns the key of any string, also of one that was not looked at.
  std::uint64_t key(std::string_view text) const {
    if (!text.starts_with(*common_)) {
      return text < *common_ ? 0 : std::numeric_limits<std::uint64_t>::max();
    }
    text.remove_prefix(common_->size());
    std::uint64_t key = 0;
    for (std::size_t i = 0; i < sizeof(key); ++i) {
      key = key << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
    }
    return key;
  }

 private:
  std::optional<std::string> common_;
};

}  // namespace

TieOrder::TieOrder(const PassageReader& passages, std::size_t count,
                   std::function<const match::Match&(std::size_t)> tie)
    : passages_(passages), tie_(std::move(tie)), ties_(count) {
  fill();
  if (count > 1) make_keys();
}

/// Numbers the ties and their articles.
void TieOrder::fill() {
  std::uint32_t article = 0;
  for (std::size_t i = 0; i < ties_.size(); ++i) {
    if (i > 0 && !passages_.are_of_one_article(tie_(i - 1), tie_(i))) ++article;
    ties_[i] = {0, static_cast<std::uint32_t>(i), article};
  }
}

/// Makes keys of ids; of dates, if the dates are not all the same.
void TieOrder::make_keys() {
  constexpr std::size_t most_looked_at = 256;
  StringKeys ids;
  StringKeys dates;
  for (std::size_t i = 0; i < ties_.size(); i += 1 + ties_.size() / most_looked_at) {
    const auto head = passages_.article_head(tie_(i));
    ids.look_at(head.id);
    dates.look_at(head.date);
  }
  // Each article is looked at once.
  const auto for_each_head = [&](const auto& use) {
    index::PassageHead head;
    for (auto& tie : ties_) {
      const bool is_new = &tie == &ties_.front() || (&tie)[-1].article != tie.article;
      if (is_new) head = passages_.article_head(tie_(tie.number));
      use(tie, head);
    }
  };
  const auto first_date = passages_.article_head(tie_(0)).date;
  bool is_one_date = true;
  for_each_head([&](Tie& tie, const index::PassageHead& head) {
    tie.key = ids.key(head.id);
    is_one_date = is_one_date && head.date == first_date;
  });
  if (is_one_date) return;
  for_each_head([&](Tie& tie, const index::PassageHead& head) { tie.key = ~dates.key(head.date); });
}

/// Sorts twice as many ties as before.
void TieOrder::sort_more() {
  constexpr std::size_t fewest = 1024;
  const auto before = [&](const Tie& a, const Tie& b) { return comes_before(a, b); };
  const auto begin = ties_.begin() + static_cast<std::ptrdiff_t>(sorted_);
  const auto count = std::min(std::max(fewest, sorted_), ties_.size() - sorted_);
  const auto end = begin + static_cast<std::ptrdiff_t>(count);
  if (end != ties_.end()) std::nth_element(begin, end, ties_.end(), before);
  std::sort(begin, end, before);
  sorted_ += count;
}

bool TieOrder::comes_before(const Tie& a, const Tie& b) const {
  if (a.article == b.article) return a.number < b.number;
  if (a.key != b.key) return a.key < b.key;
  return passages_.stands_before(tie_(a.number), tie_(b.number));
}

}  // namespace newsgrep::engine
