#include "searcher/match/without_iterator.hpp"

#include <utility>

namespace newsgrep::match {

WithoutIterator::WithoutIterator(std::unique_ptr<PassageIterator> wanted,
                                 std::unique_ptr<PassageIterator> unwanted)
    : wanted_(std::move(wanted)), unwanted_(std::move(unwanted)) {}

index::PassageId WithoutIterator::skip_to(index::PassageId target) {
  return passage_ = wanted_->skip_to(target);
}

bool WithoutIterator::confirm() {
  return wanted_->confirm() && !(unwanted_->skip_to(passage_) == passage_ && unwanted_->confirm());
}

}  // namespace newsgrep::match
