#include "indexer/check_passages.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "index/bytes/load_number.hpp"
#include "index/passages/forward_list.hpp"
#include "indexer/article_names.hpp"
#include "newsgrep/error.hpp"
#include "text/stable_hash.hpp"

namespace newsgrep::indexer {
namespace {

class PassagesCheck {
 public:
  PassagesCheck(ShardSnapshot& shard, FaultList& faults)
      : shard_(shard),
        passages_(*shard.passages),
        faults_(faults),
        names_(shard),
        label_(shard.label(index::passages_file_name)) {}

  PassagesResult run() {
    for (std::uint32_t at = 1; at <= passages_.size(); ++at) {
      try {
        check(at);
      } catch (const Error&) {
        note_unreadable(at);
      }
    }
    end_unreadable();
    if (shard_.is_sound(index::passages_file_name)) {
      check_counts();
      check_dead();
    }
    return std::move(result_);
  }

 private:
  void fault(std::string problem, std::uint32_t passage) {
    if (faults_.has_room()) return faults_.add(names_.fault(label_, std::move(problem), passage));
    faults_.add(IndexFault{});
  }

  void check(std::uint32_t at) {
    const auto head = passages_.head(at);
    const auto forward_list = passages_.forward_list(at);
    const bool is_first = passages_.first_passages().contains(at);
    if (is_first) end_unreadable();
    if (is_first != (head.number == 1) ||
        (!is_first && last_number_ && head.number != *last_number_ + 1)) {
      fault("Passage " + std::to_string(at) + " has another number than its place tells", at);
    }
    last_number_ = head.number;
    if (!forward_list_.open(forward_list)) {
      fault("The words of passage " + std::to_string(at) + " cannot be read", at);
    }
    if (!is_first) return;
    ++result_.articles;
    if (!shard_.dead.contains(at)) result_.living.push_back({text::stable_hash(head.id), at});
    const auto with_id = passages_.articles_with_id(head.id);
    if (!std::binary_search(with_id.begin(), with_id.end(), at)) {
      fault("The table of articles does not lead to passage " + std::to_string(at), at);
    }
  }

  /// Passages of one article that follow each other and cannot be read become one fault.
  void note_unreadable(std::uint32_t at) {
    last_number_.reset();
    if (first_unreadable_ != 0 && (at != last_unreadable_ + 1 || begins_article(at))) {
      end_unreadable();
    }
    if (first_unreadable_ == 0) first_unreadable_ = at;
    last_unreadable_ = at;
  }

  bool begins_article(std::uint32_t at) const {
    try {
      return passages_.first_passages().contains(at);
    } catch (const Error&) {
      return false;
    }
  }

  void end_unreadable() {
    if (first_unreadable_ == 0) return;
    const auto first = std::exchange(first_unreadable_, 0);
    const auto which = first == last_unreadable_ ? "Passage " + std::to_string(first)
                                                 : "Passages " + std::to_string(first) + " to " +
                                                       std::to_string(last_unreadable_);
    fault(which + " cannot be read", first);
  }

  void check_counts() {
    constexpr std::size_t counts_bytes = 4 * sizeof(std::uint32_t);
    const auto bytes = shard_.part(index::passages_file_name)->file.bytes();
    const auto articles_at = bytes.size() - index::passages_magic.size() - counts_bytes + 4;
    const auto articles = index::load_number<std::uint32_t>(bytes, articles_at);
    if (passages_.first_passages().articles() != articles) {
      faults_.add(label_, "It has " + std::to_string(passages_.first_passages().articles()) +
                              " first passages of " + std::to_string(articles) + " articles");
    }
    if (passages_.size() > 0 && !passages_.first_passages().contains(1)) {
      faults_.add(label_, "Its first passage begins no article");
    }
    if (shard_.table && shard_.table->passages() != passages_.size()) {
      faults_.add(label_, "It has " + std::to_string(passages_.size()) +
                              " passages; the posting lists are those of " +
                              std::to_string(shard_.table->passages()));
    }
  }

  /// Dead passages are those of whole articles.
  void check_dead() {
    for (const auto& range : shard_.dead.ranges()) {
      const auto& first = passages_.first_passages();
      const bool is_inside = range.last <= passages_.size();
      if (is_inside && first.contains(range.first) &&
          (range.last == passages_.size() || first.contains(range.last + 1))) {
        continue;
      }
      faults_.add(label_, "The dead passages " + std::to_string(range.first) + " to " +
                              std::to_string(range.last) + " are not those of whole articles");
    }
  }

  ShardSnapshot& shard_;
  const index::PassageFile& passages_;
  FaultList& faults_;
  ArticleNames names_;
  const std::string label_;
  PassagesResult result_;
  index::ForwardList forward_list_;
  std::optional<std::uint32_t> last_number_;  ///< Of the passage before, if it could be read.
  std::uint32_t first_unreadable_ = 0;
  std::uint32_t last_unreadable_ = 0;
};

}  // namespace

PassagesResult check_passages(ShardSnapshot& shard, FaultList& faults) {
  return PassagesCheck(shard, faults).run();
}

}  // namespace newsgrep::indexer
