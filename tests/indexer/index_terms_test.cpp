#include <xapian.h>

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "index/field_terms.hpp"
#include "index/open_index.hpp"
#include "newsgrep/index_writer.hpp"
#include "tests/indexer/index_contents.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_index.hpp"

using namespace newsgrep;
using newsgrep::test::article;
using newsgrep::test::found;
using newsgrep::test::TempIndex;
using Outcome = IndexWriter::Outcome;

namespace {

/// Returns the terms of fields, each with the passages that have it.
std::map<std::string, std::vector<unsigned>> field_terms(const TempIndex& index) {
  const Xapian::Database database(index.path().string());
  std::map<std::string, std::vector<unsigned>> terms;
  for (auto at = database.allterms_begin(); at != database.allterms_end(); ++at) {
    const auto term = *at;
    if (term.front() < 'A' || term.front() > 'Z') continue;
    auto& passages = terms[term];
    for (auto it = database.postlist_begin(term); it != database.postlist_end(term); ++it) {
      CHECK(it.get_wdf() == 0);
      passages.push_back(*it);
    }
  }
  return terms;
}

/// Returns the words of all shards with their terms: `zones/zone`.
std::multiset<std::string> words(const TempIndex& index) {
  std::multiset<std::string> words;
  const auto opened = index::open_index(index.path());
  for (const auto& shard : opened.shards) {
    for (auto at = shard.words.first_from(""); at.at_word(); at.next()) {
      words.insert(at.word() + "/" + at.term());
    }
  }
  return words;
}

using Words = std::multiset<std::string>;

}  // namespace

TEST_CASE("an article is indexed by all of its fields", "[indexer]") {
  auto ferry = article("ferry", {"One.", "Two."});
  ferry.title = "Ferries sink";
  ferry.source = "The Harbour Ledger";
  ferry.date = "2025-03-11T23:30:00-05:00";
  ferry.url = "https://example.org/News?id=7";
  ferry.path = "/news/2025/ferry.txt";
  ferry.language = "en";
  ferry.authors = {"Ada Quill", "Jane Doe", "Ada Quill"};
  const TempIndex index({ferry});
  const std::vector<unsigned> first = {1};
  CHECK(field_terms(index) == std::map<std::string, std::vector<unsigned>>{
                                  {"AAda Quill", first},
                                  {"AJane Doe", first},
                                  {"D20250312", first},
                                  {"Len", first},
                                  {"P/news/2025/ferry.txt", first},
                                  {"Sferri", first},
                                  {"Ssink", first},
                                  {"U7", first},
                                  {"Uexample", first},
                                  {"Uhttps", first},
                                  {"Uid", first},
                                  {"Unews", first},
                                  {"Uorg", first},
                                  {"XSThe Harbour Ledger", first},
                              });
}

TEST_CASE("a field that an article does not have gives no term", "[indexer]") {
  Article bare;
  bare.id = "bare";
  bare.passages.push_back({"", "One."});
  const TempIndex index({bare});
  CHECK(field_terms(index) == std::map<std::string, std::vector<unsigned>>{{"Len", {1}}});
}

TEST_CASE("the first passage of an article has the terms of its fields", "[indexer]") {
  auto a = article("a", {"One.", "Two."});
  auto b = article("b", {"Three."});
  auto c = article("c", {"Four.", "Five."});
  for (auto* each : {&a, &b, &c}) {
    each->source = "Post";
    each->title = "";
    each->path = "";
  }
  b.source = std::string(300, 's');
  const TempIndex index({a, b, c});
  const auto terms = field_terms(index);
  CHECK(terms.at("XSPost") == std::vector<unsigned>{1, 4});
  CHECK(terms.at("Len") == std::vector<unsigned>{1, 3, 4});
  const auto cut = index::value_term("XS", b.source);
  CHECK(cut.size() < b.source.size());
  CHECK(terms.at(cut) == std::vector<unsigned>{3});
  CHECK(terms.size() == 3);
}

TEST_CASE("an article whose title alone changed is indexed again", "[indexer]") {
  auto changed = article("a", {"Passage."});
  changed.title = "Old words";
  const TempIndex index({changed, article("b", {"Other."})});
  CHECK(found(index.path(), "title:old").size() == 1);
  changed.title = "New words";
  IndexWriter writer(index.path());
  CHECK(writer.add(changed) == Outcome::replaced);
  writer.commit();
  CHECK(found(index.path(), "title:old").empty());
  CHECK(found(index.path(), "title:new").size() == 1);
  CHECK(found(index.path(), "passage").size() == 1);
}

TEST_CASE("an index lists the words of passages and titles as they are written", "[indexer]") {
  auto titled = article("a", {"Zones and cease-fires."});
  titled.title = "Negotiating";
  titled.url = "https://example.org/";
  const TempIndex index({titled});
  CHECK(words(index) == Words{"and/and", "cease fires/ceasefir", "cease/ceas", "fires/fire",
                              "negotiating/negoti", "zones/zone"});
}

TEST_CASE("the words of an index are the same in one commit and in many", "[indexer][slow]") {
  const std::vector<std::string> texts = {"Zones and zone.",
                                          "The zone of the ceasefire.",
                                          "Cease fire, cease-fire!",
                                          "Universities",
                                          "The universe",
                                          "\u041a\u0438\u0457\u0432 and Kyiv",
                                          "1,100 zones",
                                          "Negotiable negotiations",
                                          "Caf\u00e9 cafe"};
  std::vector<Article> articles;
  for (int i = 0; i < 60; ++i) {
    const auto number = static_cast<std::size_t>(i);
    articles.push_back(article("n" + std::to_string(i),
                               {texts[number % texts.size()] + " word" + std::to_string(i / 2)}));
  }
  const TempIndex at_once(articles);
  TempIndex in_parts;
  for (const auto& each : articles) in_parts.add({each});

  const auto expected = words(at_once);
  const auto merged = words(in_parts);
  const std::set<std::string> expected_once(expected.begin(), expected.end());
  CHECK(expected_once.size() == expected.size());
  CHECK(std::set<std::string>(merged.begin(), merged.end()) == expected_once);
  for (const auto* query : {"zon*", "universit*", "univers*", "word1*", "=zone", "=cafe",
                            "negotiat*", "negotiab*", "ceasefre~", "cease*"}) {
    CAPTURE(query);
    const auto once = found(at_once.path(), query);
    const auto parts = found(in_parts.path(), query);
    CHECK(std::set<std::string>(once.begin(), once.end()) ==
          std::set<std::string>(parts.begin(), parts.end()));
    CHECK(once.size() == parts.size());
  }
}

TEST_CASE("words of removed articles are gone when their shard is rewritten", "[indexer]") {
  TempIndex index({article("a", {"Zones."}), article("b", {"Peace."})});
  IndexWriter writer(index.path());
  CHECK(writer.remove("a"));
  writer.commit();
  CHECK(words(index).count("zones/zone") == 0);
  CHECK(words(index).count("peace/peac") == 1);
}

TEST_CASE("an index of several languages lists the words of each", "[indexer]") {
  auto german = article("de", {"Die H\u00e4user."});
  german.language = "de";
  german.title = "";
  auto english = article("en", {"The houses die."});
  english.title = "";
  const TempIndex index({german, english});
  const auto listed = words(index);
  CHECK(listed == Words{"die/die", "hauser/haus", "houses/hous", "the/the"});
}
