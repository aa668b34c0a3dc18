#include "indexer/check_postings.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "index/bytes/load_number.hpp"
#include "index/bytes/page_sums.hpp"
#include "index/bytes/varint.hpp"
#include "index/field_terms.hpp"
#include "index/format.hpp"
#include "index/glass/glass_block.hpp"
#include "index/glass/glass_keys.hpp"
#include "index/glass/table_uuid.hpp"
#include "index/postings/block_table_writer.hpp"
#include "index/postings/impact.hpp"
#include "index/postings/posting_list.hpp"
#include "indexer/article_names.hpp"
#include "indexer/check_tree.hpp"
#include "newsgrep/error.hpp"
#include "text/stable_hash.hpp"

namespace newsgrep::indexer {
namespace {

/// Returns the id that iamglass has for a table with these checksums.
std::string expected_uuid(const index::ChecksumFile& sums,
                          const index::ChecksumFile::Entry& table) {
  std::vector<index::PageSum> pages;
  const auto count = index::page_count(table.file_bytes);
  for (std::uint32_t page = 0; page < count; ++page) {
    pages.push_back(sums.sum(table.first_page + page));
  }
  return index::table_uuid(pages);
}

/// Returns the number at `at`, and moves `at` after it; nothing if it does not end before `end`.
inline std::optional<std::uint32_t> take_number(const char*& at, const char* end) {
  std::uint64_t value = 0;
  for (unsigned shift = 0; at < end && shift < 35; shift += 7) {
    const auto byte = static_cast<unsigned char>(*at++);
    value |= std::uint64_t{byte & 0x7FU} << shift;
    if (byte < 0x80) {
      if (value > UINT32_MAX) return std::nullopt;
      return static_cast<std::uint32_t>(value);
    }
  }
  return std::nullopt;
}

class PostingsCheck {
 public:
  PostingsCheck(ShardSnapshot& shard, const PostingsInput& input, FaultList& faults)
      : shard_(shard),
        input_(input),
        faults_(faults),
        names_(shard),
        label_(shard.label(index::glass_table_file_name)),
        blocks_label_(shard.label(index::blocks_file_name)),
        forms_label_(shard.label(index::forms_file_name)),
        table_(shard.part(index::glass_table_file_name)->file.bytes()),
        passages_(shard.table->passages()),
        wants_sums_(input.wants_sums) {
    lengths_.resize(std::size_t{passages_} + 1);
    length_sums_.resize(std::size_t{passages_} + 1);
    has_language_.resize(std::size_t{passages_} + 1);
    if (wants_sums_) {
      result_.sums.words.resize(std::size_t{passages_} + 1);
      result_.sums.forms.resize(std::size_t{passages_} + 1);
      result_.sums.fields.resize(std::size_t{passages_} + 1);
    }
    if (shard.passages && shard.is_sound(index::passages_file_name)) {
      first_passages_ = &shard.passages->first_passages();
    }
    if (shard.forms && shard.is_sound(index::forms_file_name)) forms_.emplace(*shard.forms);
  }

  PostingsResult run() {
    const auto version_label = shard_.label(index::glass_version_file_name);
    const auto version = read_version(shard_.part(index::glass_version_file_name)->file.bytes(),
                                      version_label, faults_);
    const auto& table_part = *shard_.part(index::glass_table_file_name);
    if (version.uuid != expected_uuid(shard_.files->checksums(), *table_part.entry)) {
      faults_.add(version_label, "It belongs to another database");
    }
    std::vector<TableItem> items;
    check_tree(table_, version, label_, items, faults_);
    for (const auto& item : items) take(item);
    end_list();
    check_metadata();
    check_lengths();
    check_statistics(version, version_label);
    check_block_counts();
    check_form_counts();
    result_.sums.has_forms = forms_.has_value();
    return std::move(result_);
  }

 private:
  void fault(std::string problem) { faults_.add(label_, std::move(problem)); }
  void fault_of_list(std::string_view problem) {
    if (is_list_bad_) return;  // The first problem of a list is enough.
    is_list_bad_ = true;
    fault("The posting list of " + (is_lengths_ ? "lengths" : term_) + ": " + std::string(problem));
  }

  void take(const TableItem& item) {
    if (item.key.starts_with(index::metadata_key_prefix)) {
      metadata_key_ = item.key.substr(index::metadata_key_prefix.size());
      take_metadata(item);
      return;
    }
    if (item.component != 1 || !item.is_last) return fault("A posting list is cut into pieces");
    if (is_in_list_) {
      take_later_chunk(item);
    } else {
      take_first_chunk(item);
    }
  }

  void take_metadata(const TableItem& item) {
    auto& settings = result_.settings;
    if (metadata_key_ == index::metadata_key::format) {
      settings.format += item.tag;
    } else if (metadata_key_ == index::metadata_key::language) {
      settings.language += item.tag;
    } else if (metadata_key_ == index::metadata_key::variants) {
      settings.variants += item.tag;
    } else {
      fault("It has an unknown setting");
    }
  }

  void check_metadata() {
    if (result_.settings.format != std::to_string(index::format_version)) {
      fault("Its format is " + result_.settings.format);
    }
    if (result_.settings.language.empty()) fault("It names no language");
  }

  void take_first_chunk(const TableItem& item) {
    is_lengths_ = item.key == index::lengths_key;
    first_key_ = item.key;
    is_list_bad_ = false;
    if (is_lengths_) {
      term_.clear();
    } else if (item.key.find('\0') == std::string_view::npos) {
      term_ = item.key;
    } else {
      term_ = index::term_of_chunk_key(item.key);
      if (index::first_chunk_key(term_) != first_key_) {
        return fault("A key is not that of a posting list");
      }
    }
    is_word_ = !is_lengths_ && index::is_word(term_);
    term_hash_ = text::stable_hash(term_);
    auto rest = item.tag;
    const auto postings = index::take_varint(rest);
    const auto total = index::take_varint(rest);
    const auto before_first = index::take_varint(rest);
    if (!postings || !total || !before_first || *before_first >= passages_) {
      return fault_of_list("Its head makes no sense");
    }
    begin_list(*postings, *total);
    take_chunk(rest, static_cast<std::uint32_t>(*before_first) + 1);
  }

  void begin_list(std::uint64_t postings, std::uint64_t total) {
    is_in_list_ = true;
    stated_postings_ = postings;
    stated_total_ = total;
    postings_ = 0;
    total_ = 0;
    last_ = 0;
    living_ = 0;
    list_blocks_.clear();
    list_passages_.clear();
    is_long_ = !is_lengths_ && postings > index::max_unblocked_postings;
    if (is_long_) occurrences_.fill(0);
    keeps_passages_ = wants_sums_ && is_word_ && forms_;
    is_path_ = term_.starts_with(index::term_prefix::path) && !is_word_ && !is_lengths_;
    is_language_ = term_.starts_with(index::term_prefix::language) && !is_word_ && !is_lengths_;
  }

  void take_later_chunk(const TableItem& item) {
    const auto passage = index::passage_of_chunk_key(item.key);
    if (!passage || *passage <= last_ || *passage > passages_ ||
        index::later_chunk_key(first_key_, *passage) != item.key) {
      fault_of_list("It ends too early");
      end_list();
      return take_first_chunk(item);
    }
    take_chunk(item.tag, *passage);
  }

  void take_chunk(std::string_view rest, std::uint32_t first) {
    if (rest.empty() || (rest.front() != '0' && rest.front() != '1')) {
      return fault_of_list("A chunk's head makes no sense");
    }
    const bool is_last = rest.front() == '1';
    rest.remove_prefix(1);
    first_of_chunk_ = first;
    const auto distance = index::take_varint(rest);
    const auto* const end = rest.data() + rest.size();
    if (!(is_word_ ? take_words(rest.data(), end, first) : take_others(rest.data(), end, first))) {
      return;
    }
    if (!distance || *distance != last_ - first) {
      fault_of_list("A chunk does not end where its head says");
    }
    if (is_last) end_list();
  }

  /// Takes the postings of a chunk of a word: most of what a shard has. Returns false if they make
  /// no sense.
  bool take_words(const char* at, const char* end, std::uint32_t passage) {
    auto* const length_sums = length_sums_.data();
    std::uint64_t total = 0;
    while (true) {
      index::PostingBlock block{passage, static_cast<std::uint64_t>(at - table_.data()), 0, 0};
      bool is_end = false;
      while (true) {
        const std::uint32_t impact = at < end ? static_cast<unsigned char>(*at++) : 0;
        if (impact == 0 || impact > index::max_impact) return bad_posting();
        total += impact;
        length_sums[passage] += impact;
        block.max_impact = std::max(block.max_impact, static_cast<std::uint8_t>(impact));
        ++block.postings;
        if (is_long_) ++occurrences_[impact];
        if (wants_sums_) note_posting(passage, impact);
        last_ = passage;
        is_end = at == end;
        if (is_end || !take_step(at, end, passage) || block.postings == index::max_block_postings) {
          break;
        }
      }
      postings_ += block.postings;
      max_impact_ = std::max<std::uint32_t>(max_impact_, block.max_impact);
      if (is_long_) list_blocks_.push_back(block);
      if (is_end) break;
      if (passage == last_) return bad_posting();  // There was no step.
    }
    total_ += total;
    return true;
  }

  /// Takes a distance and moves `passage` on. Returns false, and leaves `passage`, if there is none
  /// or the shard does not have the passage.
  bool take_step(const char*& at, const char* end, std::uint32_t& passage) const {
    std::uint32_t step = static_cast<unsigned char>(*at);
    if (step < 0x80) {
      ++at;
    } else {
      const auto taken = take_number(at, end);
      if (!taken) return false;
      step = *taken;
    }
    if (step >= passages_ - passage) return false;
    passage += step + 1;
    return true;
  }

  bool bad_posting() {
    fault_of_list("A posting makes no sense");
    return false;
  }

  void note_posting(std::uint32_t passage, std::uint32_t impact) {
    result_.sums.words[passage] += sum_part(term_hash_, impact);
    if (keeps_passages_) list_passages_.push_back(passage);
  }

  /// Takes the postings of a chunk of a field, or lengths. Returns false if they make no sense.
  bool take_others(const char* at, const char* end, std::uint32_t passage) {
    while (true) {
      const auto number = take_number(at, end);
      if (!number || (!is_lengths_ && *number != 0)) return bad_posting();
      if (is_lengths_) {
        lengths_[passage] = *number;
        total_ += *number;
      } else {
        if (is_long_) note_block(passage, at - 1);
        if (!take_field(passage)) return false;
      }
      ++postings_;
      last_ = passage;
      if (at == end) return true;
      if (!take_step(at, end, passage)) return bad_posting();
    }
  }

  bool take_field(std::uint32_t passage) {
    if (wants_sums_) result_.sums.fields[passage] += sum_part(term_hash_, 0);
    const bool is_alive = !shard_.dead.contains(passage);
    if (is_path_ && is_alive) ++living_;
    if (is_language_) {
      if (has_language_[passage]) fault_of_list("An article has two languages");
      has_language_[passage] = true;
    }
    if (first_passages_ != nullptr && !first_passages_->contains(passage)) {
      fault_of_list("It has a passage that begins no article");
      return false;
    }
    return true;
  }

  /// Notes a posting of a field, whose wdf is at `position`.
  void note_block(std::uint32_t passage, const char* position) {
    const bool begins_chunk = passage == first_of_chunk_;
    if (begins_chunk || list_blocks_.back().postings == index::max_block_postings) {
      list_blocks_.push_back({passage, static_cast<std::uint64_t>(position - table_.data()), 0, 0});
    }
    ++list_blocks_.back().postings;
    occurrences_[0]++;
  }

  void end_list() {
    if (!is_in_list_) return;
    is_in_list_ = false;
    if (is_lengths_) {
      if (stated_postings_ != 0 || stated_total_ != 0 || postings_ != passages_) {
        fault("The lengths are those of " + std::to_string(postings_) + " of " +
              std::to_string(passages_) + " passages");
      }
      total_length_ = total_;
      return;
    }
    if (postings_ != stated_postings_) {
      fault_of_list("It has " + std::to_string(postings_) + " postings; its head says " +
                    std::to_string(stated_postings_));
    }
    if (std::min<std::uint64_t>(total_, UINT32_MAX) != stated_total_) {
      fault_of_list("Its impacts add up to " + std::to_string(total_) + "; its head says " +
                    std::to_string(stated_total_));
    }
    if (is_path_ && input_.path_terms != nullptr && !input_.path_terms->contains(term_)) {
      result_.unlisted_articles += living_;
    }
    if (!is_list_bad_ && is_long_) check_blocks();
    if (is_word_) check_forms();
  }

  /// Compares the entry of a long list in `blocks` with the list.
  void check_blocks() {
    const auto bad = [&](std::string_view problem) {
      faults_.add(blocks_label_, "The entry of " + term_ + " " + std::string(problem));
    };
    ++long_lists_;
    const auto first_block = long_blocks_;
    long_blocks_ += list_blocks_.size();
    if (!shard_.blocks) return;
    try {
      const auto* const entry = shard_.blocks->find(term_hash_);
      if (entry == nullptr) return bad("is missing");
      if (entry->postings != postings_ || entry->blocks != list_blocks_.size() ||
          entry->unused != 0 || entry->first_block != first_block ||
          entry->base != list_blocks_.front().position) {
        return bad("is that of another list");
      }
      for (std::size_t i = 0; i < std::size(index::impact_ranks); ++i) {
        if (entry->ranked_impacts[i] != ranked_impact(index::impact_ranks[i])) {
          return bad("has wrong best impacts");
        }
      }
      for (std::size_t i = 0; i < list_blocks_.size(); ++i) {
        const auto at = entry->first_block + i;
        const auto& block = list_blocks_[i];
        if (shard_.blocks->first_passages()[at] != block.first_passage ||
            entry->base + shard_.blocks->positions()[at] != block.position ||
            shard_.blocks->sizes()[at] != block.postings ||
            shard_.blocks->max_impacts()[at] != block.max_impact) {
          return bad("has a block that differs from the list");
        }
      }
    } catch (const Error& error) {
      bad(std::string("cannot be read: ") + error.what());
    }
  }

  /// Returns the greatest impact that at least `rank` postings of the list reach.
  std::uint8_t ranked_impact(std::uint32_t rank) const {
    std::size_t impact = occurrences_.size() - 1;
    auto postings = occurrences_[impact];
    while (postings < rank && impact > 0) postings += occurrences_[--impact];
    return static_cast<std::uint8_t>(impact);
  }

  void check_forms() {
    if (!forms_) return;
    const auto bad = [&](std::string_view problem) {
      faults_.add(forms_label_, "The forms of " + term_ + " " + std::string(problem));
    };
    try {
      forms_->take(term_, forms_of_term_);
      const auto& forms = forms_of_term_.forms;
      for (std::size_t i = 0; i < forms.size(); ++i) {
        if (i > 1 && forms[i - 1].word >= forms[i].word) return bad("are not in order");
        if (i > 0 && forms[i].word == forms[0].word) return bad("have the same word twice");
        if (input_.words != nullptr &&
            !input_.words->pairs.contains(pair_hash(forms[i].word, term_hash_))) {
          bad("have the word " + forms[i].word + ", which is not listed");
        }
      }
      check_ordinals();
      check_entry_place();
    } catch (const Error& error) {
      bad(std::string("cannot be read: ") + error.what());
      forms_.reset();  // Where the next entry begins is not known.
    }
  }

  /// Goes through the passages of each form, and sums them up.
  void check_ordinals() {
    const auto& forms = forms_of_term_.forms;
    const auto postings = static_cast<std::uint32_t>(postings_);
    if (!keeps_passages_ || list_passages_.size() != postings) {
      for (const auto& form : forms) {
        index::for_each_ordinal(form.ordinals, postings, [](std::uint32_t) {});
      }
      return;
    }
    is_listed_.assign(postings, false);
    for (std::size_t i = forms.size(); i-- > 0;) {
      const auto part = sum_part(term_hash_, text::stable_hash(forms[i].word));
      index::for_each_ordinal(forms[i].ordinals, postings, [&](std::uint32_t ordinal) {
        result_.sums.forms[list_passages_[ordinal]] += part;
        is_listed_[ordinal] = true;
      });
    }
    const auto usual = sum_part(term_hash_, text::stable_hash(forms[0].word));
    for (std::uint32_t ordinal = 0; ordinal < postings; ++ordinal) {
      if (!is_listed_[ordinal]) result_.sums.forms[list_passages_[ordinal]] += usual;
    }
  }

  /// Compares the table at the end of `forms`: it leads to terms that have several words.
  void check_entry_place() {
    if (input_.words == nullptr) return;
    const bool has_several = input_.words->words_of_terms.count(term_hash_) > 1;
    if (has_several) ++terms_with_words_;
    const auto found = shard_.forms->find(term_, term_hash_);
    const auto same = [](const index::StoredForm& a, const index::StoredForm& b) {
      return a.word == b.word && a.ordinals.data() == b.ordinals.data();
    };
    const auto& forms = forms_of_term_.forms;
    if (found.has_value() != has_several ||
        (found &&
         !std::equal(found->forms.begin(), found->forms.end(), forms.begin(), forms.end(), same))) {
      faults_.add(forms_label_, "The table does not lead to the forms of " + term_);
    }
  }

  void check_form_counts() {
    if (!forms_) return;
    index::TermForms none;
    bool is_at_end = false;
    try {
      forms_->take("", none);
    } catch (const Error&) {
      is_at_end = true;
    }
    const auto bytes = shard_.part(index::forms_file_name)->file.bytes();
    const auto in_table = load_at_end(bytes, index::forms_magic.size());
    if (!is_at_end || (input_.words != nullptr && in_table != terms_with_words_)) {
      faults_.add(forms_label_, "It has entries of no term");
    }
  }

  /// Returns the number before the magic at the end of a file.
  static std::uint32_t load_at_end(std::string_view bytes, std::size_t magic_bytes) {
    return index::load_number<std::uint32_t>(bytes,
                                             bytes.size() - magic_bytes - sizeof(std::uint32_t));
  }

  void check_lengths() {
    for (std::uint32_t passage = 1; passage <= passages_; ++passage) {
      if (lengths_[passage] == length_sums_[passage]) continue;
      if (!faults_.has_room()) {
        faults_.add(IndexFault{});
        continue;
      }
      faults_.add(names_.fault(label_,
                               "The length of passage " + std::to_string(passage) + " is " +
                                   std::to_string(lengths_[passage]) +
                                   ", but its impacts add up to " +
                                   std::to_string(length_sums_[passage]),
                               passage));
    }
    if (first_passages_ == nullptr) return;
    const auto& first_passages = *first_passages_;
    for (auto at = first_passages.next_article(0);
         at <= std::min(passages_, first_passages.passages());
         at = first_passages.next_article(at)) {
      if (!has_language_[at]) {
        faults_.add(names_.fault(
            label_, "The article at passage " + std::to_string(at) + " has no language", at));
      }
    }
  }

  void check_statistics(const DatabaseVersion& version, const std::string& label) {
    std::uint64_t min = 0;
    std::uint64_t max = 0;
    for (std::uint32_t passage = 1; passage <= passages_; ++passage) {
      const auto length = lengths_[passage];
      max = std::max<std::uint64_t>(max, length);
      if (length > 0 && (min == 0 || length < min)) min = length;
    }
    if (version.passages != passages_ || version.min_length != min ||
        version.max_wdf != max_impact_ ||
        version.max_length_above_wdf != std::max<std::uint64_t>(max, max_impact_) - max_impact_ ||
        version.total_length != total_length_) {
      faults_.add(label, "Its statistics are not those of the posting lists");
    }
  }

  void check_block_counts() {
    const auto bytes = shard_.part(index::blocks_file_name)->file.bytes();
    const auto at = index::blocks_magic.size();
    if (bytes.size() < at + 2 * sizeof(std::uint32_t)) return;  // The reader said so.
    if (index::load_number<std::uint32_t>(bytes, at) != long_lists_ ||
        index::load_number<std::uint32_t>(bytes, at + sizeof(std::uint32_t)) != long_blocks_) {
      faults_.add(blocks_label_, "It does not have as many lists and blocks as there are");
    }
  }

  ShardSnapshot& shard_;
  const PostingsInput& input_;
  FaultList& faults_;
  ArticleNames names_;
  const std::string label_;
  const std::string blocks_label_;
  const std::string forms_label_;
  const std::string_view table_;
  const std::uint32_t passages_;
  const bool wants_sums_;
  /// Null if the file `passages` cannot be read.
  const index::FirstPassages* first_passages_ = nullptr;
  PostingsResult result_;
  std::string metadata_key_;

  // The current list.
  bool is_in_list_ = false;
  bool is_list_bad_ = false;
  bool is_lengths_ = false;
  bool is_word_ = false;
  bool is_long_ = false;
  bool is_path_ = false;
  bool is_language_ = false;
  bool keeps_passages_ = false;
  std::string_view first_key_;
  std::uint32_t first_of_chunk_ = 0;
  std::string term_;
  std::uint64_t term_hash_ = 0;
  std::uint64_t stated_postings_ = 0;
  std::uint64_t stated_total_ = 0;
  std::uint64_t postings_ = 0;
  std::uint64_t total_ = 0;
  std::uint32_t last_ = 0;
  std::size_t living_ = 0;
  std::array<std::uint32_t, 256> occurrences_{};
  std::vector<index::PostingBlock> list_blocks_;
  std::vector<std::uint32_t> list_passages_;
  std::vector<bool> is_listed_;

  // All lists.
  std::vector<std::uint32_t> lengths_;      ///< By passage, as stored.
  std::vector<std::uint32_t> length_sums_;  ///< By passage, from the lists.
  std::vector<bool> has_language_;          ///< By passage.
  std::uint64_t total_length_ = 0;
  std::uint32_t max_impact_ = 0;
  std::size_t long_lists_ = 0;
  std::size_t long_blocks_ = 0;
  std::optional<index::FormCursor> forms_;
  index::TermForms forms_of_term_;
  std::size_t terms_with_words_ = 0;
};

}  // namespace

PostingsResult check_postings(ShardSnapshot& shard, const PostingsInput& input, FaultList& faults) {
  // Each passage has a length of a byte or more: a wrong number must not make us take much memory.
  const auto& table = *shard.part(index::glass_table_file_name);
  if (shard.table->passages() > table.file.bytes().size()) {
    faults.add(shard.label(index::glass_version_file_name),
               "It has more passages than there are lengths");
    return {};
  }
  return PostingsCheck(shard, input, faults).run();
}

}  // namespace newsgrep::indexer
