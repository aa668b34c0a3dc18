#include "text/term_table.hpp"

namespace newsgrep::text {

const Term* TermTable::find(std::string_view text, std::uint64_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = hash & mask; slots_[i] != nullptr; i = (i + 1) & mask) {
    if (slots_[i]->hash == hash && slots_[i]->text == text) return slots_[i];
  }
  return nullptr;
}

const Term* TermTable::add(std::string_view text, std::uint64_t hash, bool stop_word) {
  terms_.push_back({std::string(text), hash, static_cast<std::uint32_t>(terms_.size()), stop_word});
  if (2 * terms_.size() > slots_.size()) {
    slots_.assign(2 * slots_.size(), nullptr);
    for (const Term& term : terms_) place(&term);
  } else {
    place(&terms_.back());
  }
  return &terms_.back();
}

void TermTable::clear() {
  constexpr std::size_t first_slots = 1024;
  terms_ = {};
  slots_ = std::vector<const Term*>(first_slots);
}

void TermTable::place(const Term* term) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t i = term->hash & mask;
  while (slots_[i] != nullptr) i = (i + 1) & mask;
  slots_[i] = term;
}

}  // namespace newsgrep::text
