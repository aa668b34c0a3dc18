#include "searcher/engine/hit_stream.hpp"

#include <utility>

#include "searcher/engine/ranking.hpp"

namespace newsgrep {

HitStream::Impl::Impl(std::shared_ptr<engine::SearchState> opened, const Query& query,
                      const SearchOptions& search_options, const query::Clock& started)
    : state(std::move(opened)),
      options(search_options),
      clock(started),
      passages_(state->index.shards, state->decompressor),
      reader_(state->text_reader(clock)),
      to_skip_(options.offset),
      left_(options.limit) {
  result.diagnostics = query.diagnostics();
  try {
    plan_ = state->plan(query, clock);
    result.diagnostics = plan_->diagnostics;
    find();
  } catch (const query::TimeIsUp&) {
    result.timed_out = true;
  }
  clock = query::Clock();
}

void HitStream::Impl::find() {
  result.total_is_exact = true;
  if (query::is_nothing(plan_->root)) return;
  const auto order = engine::order_of_hits(plan_->root, options);
  matches_.emplace(state->index.shards, plan_->root, order, options.fold, passages_, reader_);
  result.total = matches_->size();
  result.timed_out = matches_->timed_out();
  result.total_is_exact = !result.timed_out;
  groups_.emplace(*matches_, options.fold, order, passages_, reader_);
}

std::optional<Hit> HitStream::Impl::next() {
  if (!groups_ || left_ == 0) return std::nullopt;
  for (; to_skip_ > 0; --to_skip_) {
    if (groups_->next().empty()) return std::nullopt;
  }
  const auto group = groups_->next();
  if (group.empty()) return std::nullopt;
  --left_;
  return state->read_hit(group, plan_->root, options, passages_, clock);
}

HitStream::HitStream(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
HitStream::~HitStream() = default;
HitStream::HitStream(HitStream&&) noexcept = default;
HitStream& HitStream::operator=(HitStream&&) noexcept = default;

const SearchResult& HitStream::result() const {
  return impl_->result;
}

std::optional<Hit> HitStream::next() {
  return impl_->state->run([&] { return impl_->next(); });
}

}  // namespace newsgrep
