#include "indexer/shard_merger.hpp"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <future>
#include <string>
#include <vector>

#include "index/field_terms.hpp"
#include "index/format.hpp"
#include "index/glass/glass_keys.hpp"
#include "index/glass/glass_table.hpp"
#include "index/passages/passage_file.hpp"
#include "index/passages/passage_file_writer.hpp"
#include "index/postings/glass_database_writer.hpp"
#include "index/postings/posting_list.hpp"
#include "index/words/form_lists_writer.hpp"
#include "index/words/form_postings.hpp"
#include "index/words/word_list_writer.hpp"

namespace newsgrep::indexer {
namespace {

/// How much of the sources' posting lists may be in memory: what was read is let go in time.
constexpr std::size_t resident_bytes = std::size_t{64} << 20;

/// The posting lists of a shard, one after the other by term. First come the document lengths.
class ListReader {
 public:
  /// `offset` is added to the passages. What was read is let go every `drop_every` bytes.
  ListReader(const std::filesystem::path& shard_dir, std::uint32_t offset, std::size_t drop_every)
      : table_(shard_dir, index::Access::sequential),
        form_lists_(shard_dir, index::Access::sequential),
        forms_(form_lists_),
        offset_(offset),
        drop_every_(drop_every),
        item_(table_.first_from(index::lengths_key)) {}

  /// To be called first: calls `use(length)` for each passage and goes to the first list.
  template <typename Use>
  void read_lengths(Use&& use) {
    for (bool first = true; item_.at_item() && item_.key().starts_with(index::lengths_key);
         first = false) {
      index::ListTotals ignored;  // Xapian leaves them 0.
      index::read_chunk(item_, first ? &ignored : nullptr)
          .for_each([&](index::PassageId, std::uint32_t length) { use(length); });
      item_.next();
    }
    read_head();
  }

  bool at_list() const { return item_.at_item(); }
  const std::string& term() const { return term_; }
  std::uint32_t offset() const { return offset_; }
  const index::ListTotals& totals() const { return totals_; }

  /// Goes to the forms of the list at hand; to be called once for that of each word.
  void take_forms() { forms_.take(term_, forms_of_term_); }
  const index::TermForms& forms() const { return forms_of_term_; }

  /// Calls `use(passage, impact)` for each posting of the list at hand, and goes to the next list.
  template <typename Use>
  void read(Use&& use) {
    std::uint32_t postings = 0;
    do {
      index::ListTotals ignored;
      const auto chunk = index::read_chunk(item_, postings == 0 ? &ignored : nullptr);
      chunk.for_each([&](index::PassageId passage, std::uint32_t impact) {
        use(passage + offset_, impact);
        ++postings;
      });
      item_.next();
    } while (postings < totals_.postings && item_.at_item());
    if (postings != totals_.postings) throw index::damaged_posting_list();
    read_head();
  }

 private:
  void read_head() {
    if (!item_.at_item()) return;
    term_ = index::term_of_chunk_key(item_.key());
    index::read_chunk(item_, &totals_);
    const auto at = static_cast<std::size_t>(item_.tag().data() - table_.bytes().data());
    if (at < dropped_ + drop_every_) return;
    table_.drop_before(item_);
    dropped_ = at;
  }

  index::GlassTable table_;
  index::FormLists form_lists_;
  index::FormCursor forms_;
  index::TermForms forms_of_term_;
  const std::uint32_t offset_;
  const std::size_t drop_every_;
  index::TableCursor item_;
  std::string term_;
  index::ListTotals totals_;
  std::size_t dropped_ = 0;
};

/// Readers by the term they are at.
class ReaderQueue {
 public:
  explicit ReaderQueue(std::deque<ListReader>& readers) {
    for (auto& reader : readers) {
      if (reader.at_list()) push(&reader);
    }
  }

  /// Those that are at the next term, in order of their shards; none at the end. They are to be
  /// read and then given back.
  std::vector<ListReader*> take_next() {
    std::vector<ListReader*> next;
    while (!waiting_.empty() && (next.empty() || waiting_.front()->term() == next[0]->term())) {
      std::pop_heap(waiting_.begin(), waiting_.end(), comes_after);
      next.push_back(waiting_.back());
      waiting_.pop_back();
    }
    return next;
  }

  void give_back(const std::vector<ListReader*>& readers) {
    for (auto* reader : readers) {
      if (reader->at_list()) push(reader);
    }
  }

 private:
  void push(ListReader* reader) {
    waiting_.push_back(reader);
    std::push_heap(waiting_.begin(), waiting_.end(), comes_after);
  }

  static bool comes_after(const ListReader* a, const ListReader* b) {
    const auto order = a->term().compare(b->term());
    return order != 0 ? order > 0 : a->offset() > b->offset();
  }

  std::vector<ListReader*> waiting_;  ///< A heap, the next one on top.
};

/// Of the word whose lists the readers are at.
void merge_forms(const std::vector<ListReader*>& readers, index::FormListsWriter& writer) {
  bool is_only_form = true;
  for (auto* reader : readers) {
    reader->take_forms();
    is_only_form = is_only_form && reader->forms().forms.size() == 1 &&
                   reader->forms().forms[0].word == readers[0]->forms().forms[0].word;
  }
  const auto& first = *readers.front();
  if (is_only_form) return writer.add(first.term(), first.forms().forms[0].word);
  index::FormPostings merged(first.totals().postings, first.forms());
  for (auto reader = readers.begin() + 1; reader != readers.end(); ++reader) {
    merged.append({(*reader)->totals().postings, (*reader)->forms()});
  }
  merged.choose_usual();
  writer.add(first.term(), merged);
}

void merge_lists(std::deque<ListReader>& readers, index::GlassDatabaseWriter& writer,
                 index::FormListsWriter& forms_writer) {
  ReaderQueue queue(readers);
  while (true) {
    const auto next = queue.take_next();
    if (next.empty()) return;
    index::ListTotals sum;
    for (const auto* reader : next) {
      sum.postings += reader->totals().postings;
      sum.impacts += reader->totals().impacts;
    }
    const auto& term = next.front()->term();
    if (index::is_word(term)) merge_forms(next, forms_writer);
    writer.begin_list(term, sum.postings, sum.impacts);
    for (auto* reader : next) {
      reader->read(
          [&](index::PassageId passage, std::uint32_t impact) { writer.append(passage, impact); });
    }
    writer.end_list();
    queue.give_back(next);
  }
}

void merge_databases(const MergeGroup& group, index::GlassDatabaseWriter& writer,
                     index::FormListsWriter& forms) {
  const index::GlassTable first(group.front().path);
  for (const auto key : {index::metadata_key::format, index::metadata_key::language,
                         index::metadata_key::variants}) {
    writer.add_metadata(key, first.metadata(key));
  }
  std::deque<ListReader> readers;
  std::uint32_t passages = 0;
  for (const auto& source : group) {
    readers.emplace_back(source.path, passages, resident_bytes / group.size());
    passages += source.passages;
  }
  writer.begin_lengths(passages);
  for (auto& reader : readers) {
    reader.read_lengths([&](std::uint32_t length) { writer.append_length(length); });
  }
  merge_lists(readers, writer, forms);
}

void merge_passages(const MergeGroup& group, const std::filesystem::path& target) {
  index::PassageFileWriter writer(target, nullptr);
  for (const auto& source : group)
    writer.append(index::PassageFile(source.path, index::Access::sequential));
  writer.finish(index::Durability::synced);
}

}  // namespace

void merge_shards(const MergeGroup& group, const std::filesystem::path& target, unsigned threads) {
  index::GlassDatabaseWriter database(target);
  const auto policy = threads > 1 ? std::launch::async : std::launch::deferred;
  auto passages = std::async(policy, [&] { merge_passages(group, target); });
  std::vector<index::WordList> sources;
  for (const auto& source : group) sources.emplace_back(source.path);
  const auto words_of_terms = index::count_words(sources);
  auto words = std::async(policy, [&] {
    passages.wait();  // There are two threads.
    index::merge_word_lists(sources, words_of_terms, target, index::Durability::synced);
  });
  index::FormListsWriter forms(target, words_of_terms);
  merge_databases(group, database, forms);
  forms.finish(index::Durability::synced);
  words.get();
  passages.get();
  // Last, for it makes the folder a database.
  database.finish(index::Durability::synced);
}

}  // namespace newsgrep::indexer
