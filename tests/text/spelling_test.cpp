#include "text/spelling.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/catch.hpp"
#include "tests/support/token_checks.hpp"

namespace newsgrep::test {
namespace {

std::string unified(std::string_view word) {
  std::string out(word);
  text::unify_english_spelling(out);
  return out;
}

TEST_CASE("British spellings that follow a rule become American ones", "[spelling]") {
  struct Row {
    std::string_view british;
    std::string_view american;
  };
  const std::vector<Row> rows{
      {"organise", "organize"},
      {"organised", "organized"},
      {"organising", "organizing"},
      {"organiser", "organizer"},
      {"organisers", "organizers"},
      {"organisation", "organization"},
      {"organisations", "organizations"},
      {"organisational", "organizational"},
      {"reorganisation", "reorganization"},
      {"realise", "realize"},
      {"realisable", "realizable"},
      {"recognisably", "recognizably"},
      {"characterise", "characterize"},
      {"summarised", "summarized"},
      {"criticise", "criticize"},
      {"minimise", "minimize"},
      {"privatisation", "privatization"},
      {"apologise", "apologize"},
      {"ionise", "ionize"},
      {"collectivised", "collectivized"},
      {"analyse", "analyze"},
      {"analysed", "analyzed"},
      {"reanalysing", "reanalyzing"},
      {"paralysed", "paralyzed"},
      {"catalyser", "catalyzer"},
      {"colour", "color"},
      {"colourful", "colorful"},
      {"discoloured", "discolored"},
      {"favourite", "favorite"},
      {"unfavourable", "unfavorable"},
      {"labourers", "laborers"},
      {"neighbourhood", "neighborhood"},
      {"behavioural", "behavioral"},
      {"honourable", "honorable"},
      {"armoured", "armored"},
      {"rumours", "rumors"},
      {"saviour", "savior"},
      {"tumour", "tumor"},
      {"demeanour", "demeanor"},
  };
  for (const Row& row : rows) {
    INFO("word: " << row.british);
    CHECK(unified(row.british) == row.american);
    CHECK(unified(row.american) == row.american);
    CHECK(terms_of(row.british) == terms_of(row.american));
  }
}

TEST_CASE("words that only look British stay", "[spelling]") {
  for (const std::string_view word :
       {"rise",      "arise",     "arising",    "wise",        "otherwise",   "promise",
        "promised",  "exercise",  "exercises",  "compromise",  "surprise",    "surprising",
        "advise",    "adviser",   "revised",    "devise",      "supervise",   "televised",
        "improvise", "franchise", "enterprise", "expertise",   "paradise",    "precise",
        "concise",   "premises",  "treatise",   "merchandise", "disguise",    "despise",
        "despised",  "comprise",  "raise",      "praised",     "noise",       "cruise",
        "cruiser",   "poised",    "bruise",     "advertise",   "advertising", "likewise",
        "uprising",  "sunrise",   "excise",     "miser",       "practise",    "denise",
        "crisis",    "basis",     "visa",       "this",        "is",          "hour",
        "hours",     "four",      "tour",       "tourist",     "pour",        "your",
        "court",     "source",    "contour",    "journal",     "seymour",     "encounter",
        "savings",   "analyst",   "lawyers",    "played",      "paris",       "chastise",
        "disable",   "advisable", "wiser"}) {
    INFO("word: " << word);
    CHECK(unified(word) == word);
  }
}

TEST_CASE("the endings -ise and -our are unified in English only", "[spelling]") {
  CHECK(terms_of("organisation", "en") == terms_of("organization", "en"));
  CHECK(terms_of("organisation", "fr") != terms_of("organization", "fr"));
  CHECK(terms_of("couleur favour", "de") == "couleur favour");
}

}  // namespace
}  // namespace newsgrep::test
