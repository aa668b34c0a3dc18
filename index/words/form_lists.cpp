#include "index/words/form_lists.hpp"

#include <algorithm>

#include "index/bytes/file_errors.hpp"
#include "index/bytes/load_number.hpp"

namespace newsgrep::index {

namespace {

/// The bytes that a cursor reads before it lets go of their memory. A merge may have cursors for
/// hundreds of shards.
constexpr std::size_t drop_every = std::size_t{64} << 10;

/// Returns the number with this index of an array of numbers in `bytes`.
template <typename Number>
Number number_of(std::string_view bytes, std::size_t index) {
  return load_number<Number>(bytes, index * sizeof(Number));
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

FormLists::FormLists(const std::filesystem::path& shard_dir, Access access)
    : file_(shard_dir / forms_file_name, access) {
  const auto bytes = file_.bytes();
  const auto footer_bytes = sizeof(terms_) + forms_magic.size();
  if (bytes.size() < footer_bytes || !bytes.ends_with(forms_magic)) throw damaged_form_lists();
  const auto footer_at = bytes.size() - footer_bytes;
  terms_ = load_number<std::uint32_t>(bytes, footer_at);
  const auto hashes_bytes = std::uint64_t{terms_} * sizeof(std::uint64_t);
  const auto begins_bytes = std::uint64_t{terms_} * sizeof(std::uint32_t);
  if (hashes_bytes + begins_bytes > footer_at) throw damaged_form_lists();
  entries_ = bytes.substr(0, footer_at - hashes_bytes - begins_bytes);
  hashes_ = bytes.substr(entries_.size(), hashes_bytes);
  begins_ = bytes.substr(entries_.size() + hashes_bytes, begins_bytes);
}

std::optional<TermForms> FormLists::find(std::string_view term, std::uint64_t term_hash) const {
  std::uint32_t low = 0;
  for (auto high = terms_; low < high;) {
    const auto middle = low + (high - low) / 2;
    if (number_of<std::uint64_t>(hashes_, middle) < term_hash) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low == terms_ || number_of<std::uint64_t>(hashes_, low) != term_hash) return std::nullopt;
  const auto begin = number_of<std::uint32_t>(begins_, low);
  if (begin > entries_.size()) throw damaged_form_lists();
  auto in = entries_.substr(begin);
  TermForms forms;
  take_entry(in, term, forms);
  return forms;
}

void FormCursor::take(std::string_view term, TermForms& forms) {
  FormLists::take_entry(rest_, term, forms);
  const auto read = lists_->entries_.size() - rest_.size();
  if (read < dropped_ + drop_every) return;
  // The caller still uses views of this entry.
  lists_->file_.drop_before(dropped_);
  dropped_ = read;
}

void FormLists::take_entry(std::string_view& in, std::string_view term, TermForms& entry) {
  const auto forms = take_varint(in);
  if (!forms || *forms > in.size()) throw damaged_form_lists();
  entry.forms.resize(std::max<std::uint64_t>(*forms, 1));
  if (*forms == 0) {
    entry.forms.front().word = term;
    entry.forms.front().ordinals = {};
    return;
  }
  for (auto& form : entry.forms) {
    const auto shared = take_byte(in);
    const auto others = take_byte(in);
    if (shared > term.size() || others > in.size()) throw damaged_form_lists();
    form.word.assign(term.substr(0, shared)).append(in.substr(0, others));
    in.remove_prefix(others);
    form.ordinals = {};
    if (*forms == 1) continue;
    const auto ordinals = take_string(in);
    if (!ordinals) throw damaged_form_lists();
    form.ordinals = *ordinals;
  }
}

}  // namespace newsgrep::index
