#pragma once

#include <xapian.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "index/postings/glass_database_writer.hpp"
#include "tests/support/catch.hpp"

namespace newsgrep::test {

/// Random numbers of 32 bits, the same for the same seed.
class Random {
 public:
  explicit Random(std::uint32_t seed) : engine_(seed) {}
  std::uint32_t operator()() { return static_cast<std::uint32_t>(engine_()); }

 private:
  std::mt19937 engine_;
};

/// The content of a database, in the simplest form.
struct DatabaseModel {
  using List = std::vector<std::pair<std::uint32_t, std::uint32_t>>;  ///< Passages and wdfs.

  std::map<std::string, std::string> metadata;
  std::vector<std::uint32_t> lengths;  ///< Lengths of the passages 1, 2, 3, …
  std::map<std::string, List> lists;

  /// Sets the lengths to the sums of the wdfs, which Xapian takes for them.
  void sum_up_lengths(std::uint32_t passages) {
    lengths.assign(passages, 0);
    for (const auto& [term, list] : lists) {
      for (const auto& [passage, wdf] : list) lengths[passage - 1] += wdf;
    }
  }

  std::uint64_t total_length() const {
    std::uint64_t sum = 0;
    for (const auto length : lengths) sum += length;
    return sum;
  }
};

inline std::uint64_t total_wdf(const DatabaseModel::List& list) {
  std::uint64_t sum = 0;
  for (const auto& [passage, wdf] : list) sum += wdf;
  return sum;
}

/// Writes `model` with the writer under test.
inline void write_database(const DatabaseModel& model, const std::filesystem::path& dir) {
  index::GlassDatabaseWriter writer(dir);
  for (const auto& [key, value] : model.metadata) writer.add_metadata(key, value);
  writer.begin_lengths(static_cast<std::uint32_t>(model.lengths.size()));
  for (const auto length : model.lengths) writer.append_length(length);
  for (const auto& [term, list] : model.lists) {
    writer.begin_list(term, static_cast<std::uint32_t>(list.size()), total_wdf(list));
    for (const auto& [passage, wdf] : list) writer.append(passage, wdf);
    writer.end_list();
  }
  writer.finish(index::Durability::none);
}

/// Writes `model`, whose lengths must be sums of wdfs, with Xapian.
inline void write_with_xapian(const DatabaseModel& model, const std::filesystem::path& dir) {
  Xapian::WritableDatabase database(dir.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS |
                                                      Xapian::DB_NO_TERMLIST | Xapian::DB_NO_SYNC);
  for (const auto& [key, value] : model.metadata) database.set_metadata(key, value);
  std::vector<Xapian::Document> passages(model.lengths.size());
  for (const auto& [term, list] : model.lists) {
    for (const auto& [passage, wdf] : list) passages[passage - 1].add_term(term, wdf);
  }
  for (const auto& passage : passages) database.add_document(passage);
  database.commit();
}

inline DatabaseModel::List read_list(const Xapian::Database& database, const std::string& term) {
  DatabaseModel::List list;
  for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
    list.emplace_back(*at, at.get_wdf());
  }
  return list;
}

/// Returns whether skip_to() finds random places of `list` and its end.
inline bool skips_right(const Xapian::Database& database, const std::string& term,
                        const DatabaseModel::List& list, Random& random) {
  auto at = database.postlist_begin(term);
  const auto step = 1 + list.back().first / (1 + random() % 20);
  std::uint64_t target = 0;
  while (true) {
    target = std::min<std::uint64_t>(target + 1 + random() % step, list.back().first + 1ULL);
    const auto passage = static_cast<std::uint32_t>(target);
    at.skip_to(passage);
    const auto expected = std::lower_bound(list.begin(), list.end(), std::pair{passage, 0U});
    if (expected == list.end()) return at == database.postlist_end(term);
    if (at == database.postlist_end(term)) return false;
    if (*at != expected->first || at.get_wdf() != expected->second) return false;
    target = *at;
  }
}

/// Checks that `database` holds what `model` does and nothing else.
inline void check_database(const Xapian::Database& database, const DatabaseModel& model) {
  const auto passages = static_cast<std::uint32_t>(model.lengths.size());
  CHECK(database.get_doccount() == passages);
  CHECK(database.get_lastdocid() == passages);
  CHECK(database.get_total_length() == model.total_length());
  const double average =
      passages > 0 ? static_cast<double>(model.total_length()) / static_cast<double>(passages) : 0;
  CHECK(database.get_avlength() == Approx(average));

  std::map<std::string, std::string> metadata;
  for (auto at = database.metadata_keys_begin(); at != database.metadata_keys_end(); ++at) {
    metadata[*at] = database.get_metadata(*at);
  }
  CHECK(metadata == model.metadata);

  std::vector<std::uint32_t> lengths;
  for (std::uint32_t i = 1; i <= passages; ++i) lengths.push_back(database.get_doclength(i));
  const bool same_lengths = lengths == model.lengths;
  CHECK(same_lengths);
  DatabaseModel::List all;
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    all.emplace_back(*at, at.get_doclength());
  }
  const bool lists_all = all.size() == passages && (all.empty() || all.back().first == passages);
  CHECK(lists_all);
  for (const auto length : lengths) {
    if (length > 0 && length < database.get_doclength_lower_bound()) FAIL("shorter: " << length);
    if (length > database.get_doclength_upper_bound()) FAIL("longer: " << length);
  }

  std::vector<std::string> terms;
  for (auto at = database.allterms_begin(); at != database.allterms_end(); ++at) {
    terms.push_back(*at);
  }
  std::vector<std::string> model_terms;
  for (const auto& [term, list] : model.lists) model_terms.push_back(term);
  const bool same_terms = terms == model_terms;
  CHECK(same_terms);

  Random random(1);
  for (const auto& [term, list] : model.lists) {
    std::uint32_t max_wdf = 0;
    for (const auto& [passage, wdf] : list) max_wdf = std::max(max_wdf, wdf);
    const bool same = database.get_termfreq(term) == list.size() &&
                      database.get_collection_freq(term) == total_wdf(list) &&
                      database.get_wdf_upper_bound(term) >= max_wdf &&
                      read_list(database, term) == list;
    if (!same) FAIL_CHECK("the list of '" << term << "' differs");
    if (!skips_right(database, term, list, random)) FAIL_CHECK("skipping in '" << term << "'");
  }
  CHECK_FALSE(database.term_exists("no such term"));
}

}  // namespace newsgrep::test
