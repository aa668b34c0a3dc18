#include "indexer/shard_merger.hpp"

#include <cstdint>
#include <deque>
#include <future>
#include <vector>

#include "index/checksums/checksum_file.hpp"
#include "index/checksums/shard_files.hpp"
#include "index/damage.hpp"
#include "index/field_terms.hpp"
#include "index/format.hpp"
#include "index/glass/glass_table.hpp"
#include "index/passages/passage_file.hpp"
#include "index/passages/passage_file_writer.hpp"
#include "index/postings/glass_database_writer.hpp"
#include "index/postings/posting_list.hpp"
#include "index/words/form_lists_writer.hpp"
#include "index/words/form_postings.hpp"
#include "index/words/word_list_writer.hpp"
#include "indexer/term_reader.hpp"
#include "newsgrep/error.hpp"

namespace newsgrep::indexer {
namespace {

/// The most memory that posting lists of all sources take, in bytes, before what was read is let
/// go.
constexpr std::size_t resident_bytes = std::size_t{64} << 20;

/// The files of each source of a merge, in order.
using Sources = std::vector<index::ShardFiles>;

/// Merges the forms of the word that the readers are at.
void merge_forms(const std::vector<TermReader*>& readers, index::FormListsWriter& writer) {
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

/// Merges the posting lists and forms of all terms.
void merge_lists(std::deque<TermReader>& readers, index::GlassDatabaseWriter& writer,
                 index::FormListsWriter& forms_writer) {
  TermReaderQueue queue(readers);
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

/// Merges settings, lengths, posting lists and forms.
void merge_databases(const MergeGroup& group, const Sources& sources,
                     index::GlassDatabaseWriter& writer, index::FormListsWriter& forms) {
  const index::GlassTable first(sources.front());
  for (const auto key : {index::metadata_key::format, index::metadata_key::language,
                         index::metadata_key::variants}) {
    writer.add_metadata(key, first.metadata(key));
  }
  std::deque<TermReader> readers;
  std::uint32_t passages = 0;
  for (std::size_t i = 0; i < group.size(); ++i) {
    if (group[i].passages >= index::no_passage - passages) {
      throw Error(ErrorCode::io, "A shard of the index has more passages than it can have",
                  "Divide the articles between several indexes");
    }
    readers.emplace_back(sources[i], group[i].passages, passages, resident_bytes / group.size());
    passages += group[i].passages;
  }
  writer.begin_lengths(passages);
  for (std::size_t i = 0; i < group.size(); ++i) {
    std::uint32_t lengths = 0;
    readers[i].read_lengths([&](std::uint32_t length) {
      if (++lengths <= group[i].passages) writer.append_length(length);
    });
    if (lengths != group[i].passages) throw index::damaged_posting_list();
  }
  merge_lists(readers, writer, forms);
}

index::SummedFile merge_passages(const MergeGroup& group, const Sources& sources,
                                 const std::filesystem::path& target) {
  index::PassageFileWriter writer(target, nullptr);
  for (std::size_t i = 0; i < group.size(); ++i) {
    const index::PassageFile passages(sources[i], index::Access::sequential);
    if (passages.size() != group[i].passages) throw index::damaged_passage();
    writer.append(passages);
  }
  return writer.finish(index::Durability::synced);
}

}  // namespace

void merge_shards(const MergeGroup& group, const std::filesystem::path& target, unsigned threads) {
  index::GlassDatabaseWriter database(target);
  const auto policy = threads > 1 ? std::launch::async : std::launch::deferred;
  Sources sources;
  for (const auto& source : group) sources.emplace_back(source.path, source.id);
  auto passages = std::async(policy, [&] { return merge_passages(group, sources, target); });
  const std::vector<index::WordList> word_lists(sources.begin(), sources.end());
  const auto words_of_terms = index::count_words(word_lists);
  auto words = std::async(policy, [&] {
    passages.wait();  // No more than two threads.
    return index::merge_word_lists(word_lists, words_of_terms, target, index::Durability::synced);
  });
  index::FormListsWriter forms(target, words_of_terms);
  merge_databases(group, sources, database, forms);
  auto files = database.finish(index::Durability::synced);
  files.push_back(words.get());  // First: it waits for the passages.
  files.push_back(passages.get());
  files.push_back(forms.finish(index::Durability::synced));
  index::write_checksums(target, files, index::Durability::synced);
}

}  // namespace newsgrep::indexer
