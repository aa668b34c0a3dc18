#include "index/words/form_lists.hpp"

#include <algorithm>

#include "index/bytes/file_errors.hpp"
#include "index/bytes/hash_search.hpp"
#include "index/bytes/load_number.hpp"

namespace newsgrep::index {

namespace {

/// The bytes that a cursor reads before it lets go of their memory. A merge may have cursors for
/// hundreds of shards.
constexpr std::size_t drop_every = std::size_t{64} << 10;

/// Returns the number with this index of an array of numbers in `bytes`.
template <typename Number>
Number number_of(std::string_view bytes, std::size_t index, const PageChecks& checks) {
  const auto at = index * sizeof(Number);
  checks.check<sizeof(Number)>(bytes.data() + at);
  return load_number<Number>(bytes, at);
}

std::uint8_t take_byte(std::string_view& in) {
  if (in.empty()) throw damaged_form_lists();
  const auto byte = static_cast<std::uint8_t>(in.front());
  in.remove_prefix(1);
  return byte;
}

}  // namespace

Error damaged_form_lists() {
  return damaged_index("its written forms");
}

FormLists::FormLists(const ShardFiles& shard, Access access)
    : file_(shard.open(forms_file_name, access)) {
  const auto bytes = file_.bytes();
  const auto footer_bytes = sizeof(terms_) + forms_magic.size();
  if (bytes.size() < footer_bytes) throw damaged_form_lists();
  const auto footer_at = bytes.size() - footer_bytes;
  file_.checks().check(bytes.data() + footer_at, footer_bytes);
  if (!bytes.ends_with(forms_magic)) throw damaged_form_lists();
  terms_ = load_number<std::uint32_t>(bytes, footer_at);
  const auto hashes_bytes = std::uint64_t{terms_} * sizeof(std::uint64_t);
  const auto begins_bytes = std::uint64_t{terms_} * sizeof(std::uint32_t);
  if (hashes_bytes + begins_bytes > footer_at) throw damaged_form_lists();
  entries_ = bytes.substr(0, footer_at - hashes_bytes - begins_bytes);
  hashes_ = bytes.substr(entries_.size(), hashes_bytes);
  begins_ = bytes.substr(entries_.size() + hashes_bytes, begins_bytes);
}

std::optional<TermForms> FormLists::find(std::string_view term, std::uint64_t term_hash) const {
  const auto& checks = file_.checks();
  const auto hash_at = [&](std::size_t number) {
    return number_of<std::uint64_t>(hashes_, number, checks);
  };
  const auto number = first_hash_from(terms_, term_hash, hash_at);
  if (number == terms_ || hash_at(number) != term_hash) return std::nullopt;
  const auto begin = number_of<std::uint32_t>(begins_, number, checks);
  if (begin > entries_.size()) throw damaged_form_lists();
  auto in = entries_.substr(begin);
  TermForms forms;
  take_entry(in, term, forms);
  return forms;
}

void FormCursor::take(std::string_view term, TermForms& forms) {
  lists_->take_entry(rest_, term, forms);
  const auto read = lists_->entries_.size() - rest_.size();
  if (read < dropped_ + drop_every) return;
  // The caller still uses views of this entry.
  lists_->file_.drop_before(dropped_);
  dropped_ = read;
}

void FormLists::take_entry(std::string_view& in, std::string_view term, TermForms& entry) const {
  // What is taken next is verified before: at most this many bytes, but for words and lists.
  constexpr std::size_t max_head_bytes = 2 + 10;
  const auto check = [&](std::size_t bytes) {
    file_.checks().check(in.data(), std::min(bytes, in.size()));
  };
  check(max_head_bytes);
  const auto forms = take_varint(in);
  if (!forms || *forms > in.size()) throw damaged_form_lists();
  entry.forms.resize(std::max<std::uint64_t>(*forms, 1));
  if (*forms == 0) {
    entry.forms.front().word = term;
    entry.forms.front().ordinals = {};
    return;
  }
  for (auto& form : entry.forms) {
    check(max_head_bytes);
    const auto shared = take_byte(in);
    const auto others = take_byte(in);
    check(others + max_head_bytes);
    if (shared > term.size() || others > in.size()) throw damaged_form_lists();
    form.word.assign(term.substr(0, shared)).append(in.substr(0, others));
    in.remove_prefix(others);
    form.ordinals = {};
    if (*forms == 1) continue;
    const auto ordinals = take_string(in);
    if (!ordinals) throw damaged_form_lists();
    form.ordinals = file_.checks().checked(*ordinals);
  }
}

}  // namespace newsgrep::index
