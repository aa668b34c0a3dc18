#include "index/words/form_lists.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "index/words/form_lists_writer.hpp"
#include "newsgrep/error.hpp"
#include "tests/index/each_damage.hpp"
#include "tests/index/postings/database_model.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/read_file.hpp"
#include "tests/support/sealed_shard.hpp"
#include "tests/support/temp_dir.hpp"
#include "text/stable_hash.hpp"

using namespace newsgrep;
using namespace newsgrep::test;
using namespace newsgrep::text;
using namespace newsgrep::index;

namespace {

/// The forms of a term in each of its passages.
using Passages = std::vector<std::set<std::string>>;

/// Passages with their forms, by term.
using Model = std::map<std::string, Passages>;

const std::vector<std::string> forms = {"",  "s",  "ed", "ing", "\u00e9e",
                                        "y", "er", " x", "zz",  "ation"};

Passages random_passages(const std::string& term, Random& random) {
  Passages passages(1 + random() % (random() % 8 == 0 ? 3000 : 30));
  const auto different = 1 + random() % (random() % 2 == 0 ? 2 : forms.size());
  // Terms with one usual form, and terms without.
  const std::uint32_t others = random() % 3 == 0 ? 2 : 20;
  for (auto& passage : passages) {
    const auto form = [&] {
      return term + forms[random() % others < 2 ? random() % different : 0];
    };
    passage.insert(form());
    while (random() % 6 == 0) passage.insert(form());
  }
  return passages;
}

FormPostings postings_of(const Passages& passages) {
  std::map<std::string, std::vector<std::uint32_t>> ordinals;
  for (std::uint32_t i = 0; i < passages.size(); ++i) {
    for (const auto& word : passages[i]) ordinals[word].push_back(i);
  }
  std::vector<ListedForm> lists;
  for (const auto& [word, listed] : ordinals) lists.push_back({word, listed});
  auto postings =
      FormPostings::of_full_lists(static_cast<std::uint32_t>(passages.size()), std::move(lists));
  postings.choose_usual();
  return postings;
}

/// Counts words as the list of words of a shard does.
WordsOfTerms words_of(const Model& model) {
  std::vector<std::uint64_t> terms;
  for (const auto& [term, passages] : model) {
    std::set<std::string> words;
    for (const auto& passage : passages) words.insert(passage.begin(), passage.end());
    terms.insert(terms.end(), words.size(), stable_hash(term));
  }
  return WordsOfTerms(std::move(terms));
}

void write(const Model& model, const std::filesystem::path& dir) {
  std::filesystem::create_directories(dir);
  const auto words = words_of(model);
  FormListsWriter writer(dir, words);
  for (const auto& [term, passages] : model) writer.add(term, postings_of(passages));
  writer.finish(Durability::none);
}

/// Returns the forms of each passage, as form_lists.hpp describes the lists.
Passages passages_of(const TermForms& stored, std::uint32_t postings) {
  Passages passages(postings);
  for (const auto& form : stored.forms) {
    for_each_ordinal(form.ordinals, postings,
                     [&](std::uint32_t ordinal) { passages[ordinal].insert(form.word); });
  }
  for (auto& passage : passages) {
    if (passage.empty()) passage.insert(stored.forms.front().word);
  }
  return passages;
}

/// Returns how many passages have each form.
std::map<std::string, std::size_t> counts_of(const Passages& passages) {
  std::map<std::string, std::size_t> counts;
  for (const auto& passage : passages) {
    for (const auto& word : passage) ++counts[word];
  }
  return counts;
}

void check_usual(const std::string& usual, const Passages& passages) {
  const auto counts = counts_of(passages);
  for (const auto& [word, count] : counts) {
    CAPTURE(usual, word);
    REQUIRE(count <= counts.at(usual));
    REQUIRE((count < counts.at(usual) || word >= usual));
  }
}

Model random_model(std::size_t terms, Random& random) {
  Model model;
  for (std::size_t i = 0; i < terms; ++i) {
    const auto term = "term" + std::to_string(random() % (2 * terms));
    model[term] = random_passages(term, random);
  }
  return model;
}

/// Reads everything from a file that may be damaged.
void check_survives(const std::filesystem::path& dir, const Model& model) {
  try {
    const FormLists lists(sealed(dir));
    FormCursor cursor(lists);
    for (const auto& [term, passages] : model) {
      const auto postings = static_cast<std::uint32_t>(passages.size());
      if (const auto found = lists.find(term, stable_hash(term))) passages_of(*found, postings);
      TermForms next;
      cursor.take(term, next);
      passages_of(next, postings);
    }
  } catch (const Error& error) {
    REQUIRE(error.code() == ErrorCode::corrupt);
  }
}

}  // namespace

TEST_CASE("the forms of terms are read as they were written", "[index]") {
  const auto seed = GENERATE(range(0U, 8U));
  Random random(seed);
  const TempDir dir;
  const auto model = random_model(seed == 0 ? 0 : 80, random);
  write(model, dir.path());
  const FormLists lists(sealed(dir.path()));
  FormCursor cursor(lists);
  for (const auto& [term, passages] : model) {
    CAPTURE(seed, term);
    const auto postings = static_cast<std::uint32_t>(passages.size());
    TermForms next;
    cursor.take(term, next);
    REQUIRE(passages_of(next, postings) == passages);
    check_usual(next.forms.front().word, passages);
    const auto found = lists.find(term, stable_hash(term));
    REQUIRE(found.has_value() == (counts_of(passages).size() > 1));
    if (found) REQUIRE(passages_of(*found, postings) == passages);
  }
  CHECK_FALSE(lists.find("none", stable_hash("none")));
}

TEST_CASE("forms put together from parts are the forms of the whole", "[index]") {
  const auto seed = GENERATE(range(0U, 200U));
  Random random(seed);
  const auto whole = random_passages("term", random);
  std::optional<FormPostings> joined;
  for (std::size_t begin = 0; begin < whole.size();) {
    const auto end = std::min(whole.size(), begin + 1 + random() % 40);
    const Passages part(whole.begin() + static_cast<std::ptrdiff_t>(begin),
                        whole.begin() + static_cast<std::ptrdiff_t>(end));
    joined ? joined->append(postings_of(part)) : void(joined = postings_of(part));
    begin = end;
  }
  joined->choose_usual();
  const auto expected = postings_of(whole);
  CAPTURE(seed, whole.size());
  REQUIRE(joined->forms().size() == expected.forms().size());
  for (std::size_t i = 0; i < expected.forms().size(); ++i) {
    REQUIRE(joined->forms()[i].word == expected.forms()[i].word);
    REQUIRE(joined->forms()[i].ordinals == expected.forms()[i].ordinals);
  }
}

TEST_CASE("damaged forms are refused or read to their end", "[index][slow]") {
  Random random(3);
  const TempDir dir;
  const auto model = random_model(12, random);
  write(model, dir.path());
  const std::string name(forms_file_name);
  const auto whole = read_file(dir.path() / name);

  SECTION("any byte is another, or its end is missing") {
    for_each_damage(whole, [&](const std::string& damaged) {
      dir.write(name, damaged);
      check_survives(dir.path(), model);
    });
  }
  SECTION("there are none") {
    std::filesystem::remove(dir.path() / name);
    CHECK_THROWS_AS(FormLists(sealed(dir.path())), Error);
  }
  SECTION("an ordinal is beyond the postings of its term") {
    CHECK_THROWS_AS(for_each_ordinal(std::string("\x02\x01", 2), 4, [](std::uint32_t) {}), Error);
    CHECK_NOTHROW(for_each_ordinal(std::string("\x02\x01", 2), 5, [](std::uint32_t) {}));
  }
}
