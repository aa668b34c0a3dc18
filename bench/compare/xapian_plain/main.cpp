// The adapter of Xapian, used as its documentation shows it: TermGenerator and QueryParser.

#include <xapian.h>

#include <memory>
#include <stdexcept>
#include <string>

#include "bench/compare/common/adapter.hpp"

namespace {

using namespace newsgrep::compare;

std::size_t build(const std::string& passages, const std::string& directory,
                  const std::string& /*variant*/) {
  Xapian::WritableDatabase database(directory, Xapian::DB_CREATE_OR_OVERWRITE);
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("english"));
  std::size_t count = 0;
  for_each_passage(passages, [&](const Passage& passage) {
    Xapian::Document document;
    generator.set_document(document);
    generator.index_text(passage.text);
    document.set_data(passage.id + '\n' + passage.title + '\n' + passage.text);
    const auto term = "Q" + passage.id;
    document.add_boolean_term(term);
    database.replace_document(term, document);
    ++count;
  });
  database.commit();
  return count;
}

class PlainXapian : public Engine {
 public:
  explicit PlainXapian(const std::string& directory) : database_(directory), enquire_(database_) {
    parser_.set_database(database_);
    parser_.set_stemmer(Xapian::Stem("english"));
    parser_.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
  }

  Found search(const Words& words, Mode mode) override {
    enquire_.set_query(query(words, mode));
    const auto matches = enquire_.get_mset(0, top);
    Found found;
    for (auto match = matches.begin(); match != matches.end(); ++match) {
      ++found.hits;
      found.bytes += match.get_document().get_data().size();
    }
    return found;
  }

  std::size_t count(const Words& words, Mode mode) override {
    enquire_.set_query(query(words, mode));
    return enquire_.get_mset(0, 0, database_.get_doccount()).get_matches_estimated();
  }

 private:
  Xapian::Query query(const Words& words, Mode mode) {
    if (mode > Mode::phrase) throw std::runtime_error("the modes are any, all and phrase");
    parser_.set_default_op(mode == Mode::any ? Xapian::Query::OP_OR : Xapian::Query::OP_AND);
    const auto text = joined(words);
    return parser_.parse_query(mode == Mode::phrase ? '"' + text + '"' : text,
                               Xapian::QueryParser::FLAG_PHRASE);
  }

  Xapian::Database database_;
  Xapian::Enquire enquire_;
  Xapian::QueryParser parser_;
};

}  // namespace

int main(int argc, char** argv) {
  const Adapter adapter = {
      "xapian-plain", Xapian::version_string(), build,
      [](const std::string& directory) { return std::make_unique<PlainXapian>(directory); }};
  return run_adapter(adapter, argc, argv);
}
