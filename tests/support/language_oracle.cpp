#include "tests/support/language_oracle.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>
#include <variant>

#include "index/postings/impact.hpp"
#include "searcher/query/overloaded.hpp"
#include "searcher/query/query_tree.hpp"
#include "tests/support/ast_children.hpp"
#include "tests/support/token_checks.hpp"
#include "text/variants.hpp"
#include "text/written_form.hpp"

namespace newsgrep::test {
namespace {

using query::Clause;
using query::Field;
using query::Node;
using query::Occurrence;
using query::Overloaded;
using query::WordForm;
using text::Analyzer;
using text::Token;
using Spans = std::set<TokenSpan>;

const std::string name_language = "und";

/// The characters of a text with where they begin.
struct Character {
  char32_t code;
  std::size_t at;
};

std::vector<Character> characters_of(std::string_view text) {
  std::vector<Character> characters;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t code = lead < 0x80 ? lead : lead & (0xFF >> (size + 1));
    for (std::size_t k = 1; k < size; ++k) code = code << 6 | (text[i + k] & 0x3F);
    characters.push_back({code, i});
    i += size;
  }
  return characters;
}

bool is_letter_or_digit(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
  return c >= 0xC0 && (c < 0x2000 || c > 0x206F);
}

/// Returns what stands in quotation marks; knows the marks of the random corpora.
std::vector<ByteRange> quotations_of(std::string_view text) {
  const auto characters = characters_of(text);
  const auto letter_at = [&](std::size_t i) {
    return i < characters.size() && is_letter_or_digit(characters[i].code);
  };
  const auto closes = [&](char32_t opening, std::size_t i) {
    const auto c = characters[i].code;
    switch (opening) {
      case U'“':
        return c == U'”';
      case U'„':
        return c == U'“' || c == U'”';
      case U'«':
        return c == U'»';
      case U'‘':
        return c == U'’' && !letter_at(i + 1);
      default:
        return c == U'"';
    }
  };
  std::vector<ByteRange> found;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const auto opening = characters[i].code;
    if (std::u32string_view(U"\"“„«‘").find(opening) == std::u32string_view::npos) continue;
    if (opening == U'‘' && i > 0 && letter_at(i - 1)) continue;
    auto end = i + 1;
    while (end < characters.size() && !closes(opening, end)) ++end;
    if (end == characters.size() && opening == U'‘') continue;
    const auto begin_byte = i + 1 < characters.size() ? characters[i + 1].at : text.size();
    found.push_back({begin_byte, end < characters.size() ? characters[end].at : text.size()});
    i = end;
  }
  return found;
}

/// How many letters have to be added, left out, replaced or exchanged with their neighbour.
std::size_t edits_between(const std::string& from, const std::string& to) {
  const auto a = characters_of(from);
  const auto b = characters_of(to);
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t k = 0; k <= b.size(); ++k) {
      if (i == 0 || k == 0) {
        d[i][k] = i + k;
        continue;
      }
      const std::size_t differs = a[i - 1].code == b[k - 1].code ? 0 : 1;
      d[i][k] = std::min({d[i - 1][k] + 1, d[i][k - 1] + 1, d[i - 1][k - 1] + differs});
      if (i > 1 && k > 1 && a[i - 1].code == b[k - 2].code && a[i - 2].code == b[k - 1].code) {
        d[i][k] = std::min(d[i][k], d[i - 2][k - 2] + 1);
      }
    }
  }
  return d[a.size()][b.size()];
}

std::vector<std::string> split(const std::string& path) {
  std::vector<std::string> names;
  std::string name;
  for (const char c : path + "/") {
    if (c != '/') {
      name.push_back(c);
    } else if (!name.empty()) {
      names.push_back(std::exchange(name, ""));
    }
  }
  return names;
}

bool name_matches(std::string_view pattern, std::string_view name, bool literal) {
  if (pattern.empty()) return name.empty();
  if (!literal && pattern[0] == '*') {
    return name_matches(pattern.substr(1), name, false) ||
           (!name.empty() && name_matches(pattern, name.substr(1), false));
  }
  if (name.empty()) return false;
  return ((!literal && pattern[0] == '?') || pattern[0] == name[0]) &&
         name_matches(pattern.substr(1), name.substr(1), literal);
}

/// Returns true if the names of `pattern` are those of `path` one after the other, from its root on
/// if it begins with a slash.
bool is_meant(const std::string& path, const std::string& pattern, bool literal) {
  const auto names = split(path);
  const auto wanted = split(pattern);
  if (wanted.empty()) return pattern.starts_with('/') && path.starts_with('/');
  const auto match_from = [&](std::size_t first) {
    if (first + wanted.size() > names.size()) return false;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      if (!name_matches(wanted[i], names[first + i], literal)) return false;
    }
    return true;
  };
  if (pattern.starts_with('/')) return path.starts_with('/') && match_from(0);
  for (std::size_t first = 0; first < names.size(); ++first) {
    if (match_from(first)) return true;
  }
  return false;
}

std::string lower(std::string text) {
  for (auto& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

const query::Word* plain_word(const Node& node) {
  const auto* word = std::get_if<query::Word>(&node.what);
  return word != nullptr && word->form == WordForm::any ? word : nullptr;
}

/// Returns true if a node is a word or a phrase.
bool is_text(const Node& node) {
  return std::holds_alternative<query::Word>(node.what) ||
         std::holds_alternative<query::Phrase>(node.what);
}

enum class Answer { nothing, no, yes };

Answer answer(bool yes) {
  return yes ? Answer::yes : Answer::no;
}

/// What a token has to be like.
struct Piece {
  std::string term;
  bool stop_word = false;
  std::string written;
  query::WordForm form = WordForm::any;
  std::size_t edits = 0;

  bool is_at(const ScannedToken& token) const {
    switch (form) {
      case WordForm::any:
        return token.term == term;
      case WordForm::written:
        return token.written == written;
      case WordForm::prefix:
        return token.written.substr(0, written.size()) == written;
      case WordForm::fuzzy:
        return edits_between(written, token.written) <= edits;
    }
    return false;
  }
};

using Pieces = std::vector<Piece>;

bool is_common(const Pieces& pieces) {
  return pieces.size() == 1 && pieces[0].form == WordForm::any && pieces[0].stop_word;
}

/// Where something is looked for.
struct Scope {
  const ScannedArticle& article;
  const ScannedText& text;
  bool quoted = false;
};

/// Clauses of a node: a word in each language, or another node.
struct Unit {
  Occurrence occurrence = Occurrence::optional;
  const Node* node = nullptr;
  std::map<std::string, Pieces> readings;
};

}  // namespace

struct LanguageOracle::Impl {
  text::Analyzer& analyzer(const std::string& language) {
    auto& known = analyzers[language];
    if (known == nullptr) known = std::make_unique<text::Analyzer>(language, shipped_variants());
    return *known;
  }

  /// The languages in which a word of a query is read when it is looked for in `text`.
  std::set<std::string> languages_for(const ScannedText& text) const {
    return text.language == name_language ? std::set{name_language} : languages;
  }

  std::string usual_language(const ScannedText& text) const {
    if (text.language == name_language) return name_language;
    return languages.contains(index_language) ? index_language : *languages.begin();
  }

  /// The pieces of a word or phrase.
  Pieces pieces_of(const Node& node, const std::string& language) {
    if (const auto* phrase = std::get_if<query::Phrase>(&node.what)) {
      const auto form = phrase->as_written ? WordForm::written : WordForm::any;
      return pieces_of(phrase->text, form, 0, language);
    }
    const auto& word = std::get<query::Word>(node.what);
    return pieces_of(word.text, word.form, word.max_edits, language);
  }

  Pieces pieces_of(const std::string& text, WordForm form, std::size_t max_edits,
                   const std::string& language) {
    std::vector<Token> tokens;
    analyzer(language).analyze(text, tokens);
    Pieces pieces;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const auto& token = tokens[i];
      auto& piece = pieces.emplace_back();
      piece.term = token.term->text;
      piece.stop_word = token.term->stop_word;
      piece.written = text::written_form(written(text, token), language);
      const bool in_form = form == WordForm::written || i + 1 == tokens.size();
      piece.form = in_form ? form : WordForm::any;
      const std::size_t usual = characters_of(piece.written).size() <= 4 ? 1 : 2;
      piece.edits = max_edits > 0 ? max_edits : usual;
    }
    return pieces;
  }

  /// Neighbours of one occurrence that are plain words are one text.
  std::vector<Unit> units_of(const std::vector<Clause>& clauses, const ScannedText& text) {
    std::vector<Unit> units;
    for (std::size_t i = 0; i < clauses.size();) {
      const auto occurrence = clauses[i].occurrence;
      if (plain_word(clauses[i].node) == nullptr) {
        units.push_back({occurrence, &clauses[i].node, {}});
        ++i;
        continue;
      }
      std::string run;
      std::vector<std::size_t> ends;
      while (i < clauses.size() && clauses[i].occurrence == occurrence &&
             plain_word(clauses[i].node) != nullptr) {
        run += (run.empty() && ends.empty() ? "" : " ") + plain_word(clauses[i].node)->text;
        ends.push_back(run.size());
        ++i;
        if (occurrence == Occurrence::excluded) break;
      }
      std::vector<Unit> words(ends.size(), Unit{occurrence, nullptr, {}});
      for (const auto& language : languages_for(text)) {
        std::vector<text::Token> tokens;
        analyzer(language).analyze(run, tokens);
        for (const auto& token : tokens) {
          const auto word = std::upper_bound(ends.begin(), ends.end(), token.begin) - ends.begin();
          Piece piece;
          piece.term = token.term->text;
          piece.stop_word = token.term->stop_word;
          words[static_cast<std::size_t>(word)].readings[language].push_back(piece);
        }
      }
      for (auto& word : words) {
        if (!word.readings.empty()) units.push_back(std::move(word));
      }
    }
    return units;
  }

  static Spans find(const Pieces& pieces, const Scope& scope) {
    Spans spans;
    const auto& tokens = scope.text.tokens;
    for (std::size_t i = 0; i + pieces.size() <= tokens.size(); ++i) {
      bool stands = !pieces.empty();
      for (std::size_t k = 0; k < pieces.size(); ++k) stands &= pieces[k].is_at(tokens[i + k]);
      if (!stands) continue;
      const auto begin = tokens[i].begin;
      const auto end = tokens[i + pieces.size() - 1].end;
      const auto& quotations = scope.text.quotations;
      const bool quoted = std::any_of(
          quotations.begin(), quotations.end(),
          [&](const ByteRange& range) { return range.begin <= begin && end <= range.end; });
      if (quoted || !scope.quoted) spans.insert({i, i + pieces.size()});
    }
    return spans;
  }

  /// Goes on with a chain that ends with `last`; adds all spans of chains that get to the end.
  static bool add_chains(const query::Nearness& near, const std::vector<const Spans*>& operands,
                         std::size_t next, const TokenSpan* last, Spans& found) {
    if (next == operands.size()) return true;
    bool any = false;
    for (const auto& span : *operands[next]) {
      if (last != nullptr) {
        const bool after =
            last->end <= span.begin && span.begin - last->end + 1 <= near.max_distance;
        const bool before = near.order == query::Order::any && span.end <= last->begin &&
                            last->begin - span.end + 1 <= near.max_distance;
        if (!after && !before) continue;
      }
      if (!add_chains(near, operands, next + 1, &span, found)) continue;
      found.insert(span);
      any = true;
    }
    return any;
  }

  using Places = std::vector<Spans>;

  /// Where a part of a nearness stands: places all of which have to be taken; nothing when there is
  /// no word in it.
  std::optional<Places> places(const Node& node, const Scope& scope) {
    using Found = std::optional<Places>;
    const auto no_field = [](const auto&) -> Found { throw std::logic_error("a field in NEAR"); };
    return std::visit(
        Overloaded{
            [&](const query::Word&) { return places_of_text(node, scope); },
            [&](const query::Phrase&) { return places_of_text(node, scope); },
            [&](const query::SideBySide& side) { return places_side_by_side(side, scope); },
            [&](const query::Either& either) {
              std::vector<Places> alternatives;
              for (const auto& each : either.alternatives) {
                if (auto found = places(each, scope)) alternatives.push_back(std::move(*found));
              }
              return one_of(alternatives);
            },
            [&](const query::Conjunction& all) { return places_of_all(all, scope); },
            [&](const query::Nearness& near) { return places_near(near, scope); },
            [&](const query::TextField& field) { return no_field(field); },
            [&](const query::QuoteField& field) { return no_field(field); },
            [&](const query::LanguageField& field) { return no_field(field); },
            [&](const query::PathField& field) { return no_field(field); },
            [&](const query::DateField& field) { return no_field(field); },
        },
        node.what);
  }

  std::optional<Places> places_of_text(const Node& node, const Scope& scope) {
    const auto pieces = pieces_of(node, scope.text.language);
    if (pieces.empty()) return std::nullopt;
    return Places{find(pieces, scope)};
  }

  std::optional<Places> places_of_all(const query::Conjunction& conjunction, const Scope& scope) {
    Places all;
    for (const auto& clause : conjunction.clauses) {
      if (clause.occurrence != Occurrence::required) throw std::logic_error("excluded in NEAR");
      auto found = places(clause.node, scope);
      if (found) all.insert(all.end(), found->begin(), found->end());
    }
    if (all.empty()) return std::nullopt;
    return all;
  }

  std::optional<Places> places_near(const query::Nearness& near, const Scope& scope) {
    std::vector<Places> operands;
    for (const auto& operand : near.operands) {
      if (auto found = places(operand, scope)) operands.push_back(std::move(*found));
    }
    if (operands.empty()) return std::nullopt;
    Places all;
    std::vector<const Spans*> chosen;
    add_combinations(near, operands, chosen, all);
    return all;
  }

  static void add_combinations(const query::Nearness& near, const std::vector<Places>& operands,
                               std::vector<const Spans*>& chosen, Places& all) {
    if (chosen.size() == operands.size()) {
      add_chains(near, chosen, 0, nullptr, all.emplace_back());
      return;
    }
    for (const auto& spans : operands[chosen.size()]) {
      chosen.push_back(&spans);
      add_combinations(near, operands, chosen, all);
      chosen.pop_back();
    }
  }

  /// (a and b) or c: a or c, and b or c.
  static std::optional<Places> one_of(const std::vector<Places>& alternatives) {
    if (alternatives.empty()) return std::nullopt;
    Places all(1);
    for (const auto& alternative : alternatives) {
      Places longer;
      for (const auto& known : all) {
        for (const auto& spans : alternative) {
          longer.push_back(known);
          longer.back().insert(spans.begin(), spans.end());
        }
      }
      all = std::move(longer);
    }
    return all;
  }

  std::optional<Places> places_side_by_side(const query::SideBySide& side, const Scope& scope) {
    std::vector<Places> common;
    std::vector<Places> others;
    bool only_common = true;
    for (const auto& unit : units_of(side.clauses, scope.text)) {
      if (unit.occurrence != Occurrence::optional) throw std::logic_error("a sign in NEAR");
      if (unit.node != nullptr) {
        auto found = places(*unit.node, scope);
        if (!found) continue;
        only_common = false;
        others.push_back(std::move(*found));
        continue;
      }
      only_common &= is_common_usually(unit, scope.text);
      const auto reading = unit.readings.find(scope.text.language);
      if (reading == unit.readings.end()) {
        others.push_back(Places(1));
        continue;
      }
      (is_common(reading->second) ? common : others).push_back({find(reading->second, scope)});
    }
    if (only_common) others.insert(others.end(), common.begin(), common.end());
    if (others.empty() && !common.empty()) return Places(1);
    return one_of(others);
  }

  bool is_common_usually(const Unit& unit, const ScannedText& text) const {
    const auto usual = unit.readings.find(usual_language(text));
    return usual == unit.readings.end() || is_common(usual->second);
  }

  Answer ask(const Node& node, const Scope& scope) {
    return std::visit(
        Overloaded{
            [&](const query::Word&) { return ask_for_places(node, scope); },
            [&](const query::Phrase&) { return ask_for_places(node, scope); },
            [&](const query::Nearness&) { return ask_for_places(node, scope); },
            [&](const query::SideBySide& side) { return ask_side_by_side(side, scope); },
            [&](const query::Either& either) {
              auto all = Answer::nothing;
              for (const auto& each : either.alternatives) all = std::max(all, ask(each, scope));
              return all;
            },
            [&](const query::Conjunction& all) { return ask_all(all, scope); },
            [&](const query::TextField& field) { return ask_text_field(field, scope); },
            [&](const query::QuoteField& quote) {
              return ask(*quote.value, Scope{scope.article, scope.text, true});
            },
            [&](const query::LanguageField& field) {
              return answer(scope.article.language == lower(field.code));
            },
            [&](const query::PathField& field) { return ask_path(field, scope.article); },
            [&](const query::DateField& field) { return ask_date(field, scope.article); },
        },
        node.what);
  }

  Answer ask_for_places(const Node& node, const Scope& scope) {
    const auto found = places(node, scope);
    if (!found) return Answer::nothing;
    return answer(std::none_of(found->begin(), found->end(),
                               [](const Spans& spans) { return spans.empty(); }));
  }

  Answer ask_all(const query::Conjunction& conjunction, const Scope& scope) {
    auto all = Answer::nothing;
    bool excluded = false;
    for (const auto& clause : conjunction.clauses) {
      const auto one = ask(clause.node, scope);
      if (one == Answer::nothing) continue;
      if (clause.occurrence == Occurrence::excluded) {
        excluded |= one == Answer::yes;
      } else {
        all = all == Answer::nothing ? one : std::min(all, one);
      }
    }
    return all == Answer::yes && excluded ? Answer::no : all;
  }

  /// Returns true if a node is only about the article, so that it chooses among passages.
  bool chooses(const Node& node, const Scope& scope) {
    const auto field = query::field_of(node);
    if (field && *field != Field::quote) return true;
    if (std::holds_alternative<query::Nearness>(node.what)) return false;
    bool some = false;
    for (const auto& [occurrence, child] : children_of(node)) {
      if (occurrence == Occurrence::excluded) continue;
      if (ask(*child, scope) == Answer::nothing) continue;
      if (!chooses(*child, scope)) return false;
      some = true;
    }
    return some;
  }

  /// The field of which a node names values, if an article has one of them.
  static std::optional<Field> values_of(const Node& node) {
    if (const auto* quote = std::get_if<query::QuoteField>(&node.what)) {
      return values_of(*quote->value);
    }
    if (const auto field = query::field_of(node)) {
      const bool several = *field == Field::title || *field == Field::by || *field == Field::url;
      return several ? std::nullopt : field;
    }
    if (!std::holds_alternative<query::SideBySide>(node.what) &&
        !std::holds_alternative<query::Either>(node.what)) {
      return std::nullopt;
    }
    std::optional<Field> field;
    for (const auto& [occurrence, child] : children_of(node)) {
      const auto one = values_of(*child);
      if (!one || (field && field != one) || occurrence == Occurrence::excluded) {
        return std::nullopt;
      }
      field = one;
    }
    return field;
  }

  Answer ask_side_by_side(const query::SideBySide& side, const Scope& scope) {
    bool has_required = false;
    bool has_optional = false;
    bool required = true;
    bool optional = false;
    bool common = false;
    bool has_common = false;
    bool only_common = true;
    bool excluded = false;
    std::map<Field, bool> values;
    bool has_filters = false;
    bool filters = true;
    for (const auto& unit : units_of(side.clauses, scope.text)) {
      auto occurrence = unit.occurrence;
      if (unit.node != nullptr) {
        const auto one = ask(*unit.node, scope);
        if (one == Answer::nothing) continue;
        const bool yes = one == Answer::yes;
        if (occurrence != Occurrence::excluded && chooses(*unit.node, scope)) {
          has_filters = true;
          if (const auto field = values_of(*unit.node)) {
            values[*field] |= yes;
          } else {
            filters &= yes;
          }
          continue;
        }
        if (occurrence == Occurrence::optional && query::field_of(*unit.node)) {
          occurrence = Occurrence::required;
          only_common = false;
        }
        switch (occurrence) {
          case Occurrence::required:
            has_required = true;
            required &= yes;
            break;
          case Occurrence::optional:
            only_common = false;
            has_optional = true;
            optional |= yes;
            break;
          case Occurrence::excluded:
            excluded |= yes;
            break;
        }
        continue;
      }
      const auto reading = unit.readings.find(scope.text.language);
      const bool is_read = reading != unit.readings.end();
      const bool yes = is_read && !find(reading->second, scope).empty();
      switch (occurrence) {
        case Occurrence::required:
          has_required = true;
          // A word that is part of the one before it, in this language, asks for no more.
          required &= yes || !is_read;
          break;
        case Occurrence::excluded:
          excluded |= yes;
          break;
        case Occurrence::optional:
          only_common &= is_common_usually(unit, scope.text);
          for (const auto& [language, pieces] : unit.readings) {
            (is_common(pieces) ? has_common : has_optional) = true;
          }
          if (is_read) (is_common(reading->second) ? common : optional) |= yes;
          break;
      }
    }
    if (!has_required && only_common) {
      has_optional |= has_common;
      optional |= common;
    }
    for (const auto& [field, yes] : values) filters &= yes;
    const bool has_words = has_required || has_optional;
    if (!has_words && !has_filters) return Answer::nothing;
    const bool words = has_required ? required : optional;
    return answer((words || !has_words) && filters && !excluded);
  }

  Answer ask_text_field(const query::TextField& field, const Scope& scope) {
    const auto& article = scope.article;
    const auto ask_value = [&](const ScannedText& text) {
      return ask(*field.value, Scope{article, text, false});
    };
    if (field.field == Field::title) return ask_value(article.title);
    if (field.field == Field::source) return ask_value(article.source);
    if (field.field == Field::url) return ask_value(article.url);
    auto all = ask_value(article.source) == Answer::nothing ? Answer::nothing : Answer::no;
    for (const auto& author : article.authors) all = std::max(all, ask_value(author));
    return all;
  }

  static Answer ask_path(const query::PathField& field, const ScannedArticle& article) {
    return answer(std::any_of(
        field.patterns.begin(), field.patterns.end(), [&](const query::PathPattern& pattern) {
          return is_meant(article.article.path, pattern.text, pattern.is_literal);
        }));
  }

  static Answer ask_date(const query::DateField& field, const ScannedArticle& article) {
    if (!article.time) return Answer::no;
    const auto day = std::chrono::floor<std::chrono::days>(*article.time);
    return answer(field.days.first <= day && day <= field.days.last);
  }

  bool matches(const Query& query, const Scope& scope) {
    const auto& tree = Query::Tree::of(query);
    auto all = ask(tree.root, scope);
    if (all == Answer::nothing && !children_of(tree.root).empty()) return false;
    for (const auto& restriction : tree.restrictions) {
      const auto one = ask(restriction, scope);
      if (one != Answer::nothing) all = all == Answer::nothing ? one : std::min(all, one);
    }
    return all == Answer::yes;
  }

  /// A part of a query with what it scores; the key is the same for parts that say the same.
  struct Scored {
    std::string key;
    bool holds = false;
    double score = 0;
  };

  double weight(const Pieces& pieces, const ScannedText& text,
                const std::vector<ScannedArticle>& articles) {
    std::map<std::string, bool> terms;
    bool only_common = true;
    for (const auto& piece : pieces) {
      terms[piece.term] = piece.stop_word;
      only_common &= piece.stop_word;
    }
    double sum = 0;
    for (const auto& [term, stop_word] : terms) {
      if (stop_word && !only_common) continue;
      const auto count = [&wanted = term](const ScannedText& in) {
        return static_cast<std::uint32_t>(
            std::count_if(in.tokens.begin(), in.tokens.end(),
                          [&](const ScannedToken& token) { return token.term == wanted; }));
      };
      auto& [all, holding] = frequencies[term];
      if (all == 0) {
        for (const auto& article : articles) {
          for (const auto& passage : article.passages) {
            ++all;
            holding += count(passage) > 0 ? 1 : 0;
          }
        }
      }
      sum += static_cast<double>(index::inverse_frequency(all, holding)) *
             index::PassageImpact(text.tokens.size())(count(text));
    }
    return sum;
  }

  static Scored combined(const std::string& name, const std::vector<Scored>& parts, bool holds) {
    if (parts.empty()) return {};
    if (parts.size() == 1) return parts.front();
    Scored all{"(" + name, holds, 0};
    for (const auto& part : parts) {
      all.key += " " + part.key;
      if (holds && part.holds) all.score += part.score;
    }
    all.key += ")";
    return all;
  }

  static void add(std::vector<Scored>& parts, Scored part) {
    const auto same = [&](const Scored& known) { return known.key == part.key; };
    if (part.key.empty() || std::any_of(parts.begin(), parts.end(), same)) return;
    parts.push_back(std::move(part));
  }

  static bool any_holds(const std::vector<Scored>& parts) {
    return std::any_of(parts.begin(), parts.end(), [](const Scored& part) { return part.holds; });
  }

  static bool all_hold(const std::vector<Scored>& parts) {
    return std::all_of(parts.begin(), parts.end(), [](const Scored& part) { return part.holds; });
  }

  Scored scored(const Pieces& pieces, const Scope& scope,
                const std::vector<ScannedArticle>& articles) {
    if (pieces.empty()) return {};
    Scored all{"[", !find(pieces, scope).empty(), 0};
    for (const auto& piece : pieces) all.key += piece.term + " ";
    if (all.holds) all.score = weight(pieces, scope.text, articles);
    return all;
  }

  Scored scored(const Node& node, const Scope& scope, const std::vector<ScannedArticle>& articles) {
    if (is_text(node)) {
      return scored(pieces_of(node, scope.text.language), scope, articles);
    }
    std::vector<Scored> parts[3];
    std::vector<Scored> common;
    const auto& language = scope.text.language;
    if (const auto* side = std::get_if<query::SideBySide>(&node.what)) {
      for (const auto& unit : units_of(side->clauses, scope.text)) {
        const auto part = unit.node != nullptr
                              ? scored(*unit.node, scope, articles)
                              : scored(unit.readings.at(language), scope, articles);
        const bool left_out = unit.occurrence == Occurrence::optional && unit.node == nullptr &&
                              is_common(unit.readings.at(language));
        add(left_out ? common : parts[static_cast<int>(unit.occurrence)], part);
      }
    } else {
      for (const auto& [occurrence, child] : children_of(node)) {
        add(parts[static_cast<int>(occurrence)], scored(*child, scope, articles));
      }
    }
    auto& [optional, required, excluded] = parts;
    if (optional.empty() && required.empty()) optional = common;
    Scored words;
    if (required.empty()) {
      words = combined("any", optional, any_holds(optional));
    } else {
      optional.insert(optional.begin(), combined("all", required, all_hold(required)));
      words = combined("maybe", optional, optional.front().holds);
    }
    if (words.key.empty() || excluded.empty()) return words;
    words.holds &= !any_holds(excluded);
    for (const auto& part : excluded) words.key += " -" + part.key;
    return words;
  }

  /// Adds the tokens at which a word or phrase of the node stands; fields of the article have none.
  void add_asked_for(const Node& node, const Scope& scope, std::set<std::size_t>& tokens) {
    const auto add_spans = [&](const Spans& spans) {
      for (const auto& span : spans) {
        for (auto i = span.begin; i < span.end; ++i) tokens.insert(i);
      }
    };
    if (is_text(node)) {
      add_spans(find(pieces_of(node, scope.text.language), scope));
      return;
    }
    const auto field = query::field_of(node);
    if (field && *field != Field::quote) return;
    const Scope inner{scope.article, scope.text, scope.quoted || field.has_value()};
    if (const auto* side = std::get_if<query::SideBySide>(&node.what)) {
      for (const auto& unit : units_of(side->clauses, scope.text)) {
        if (unit.occurrence == Occurrence::excluded) continue;
        if (unit.node != nullptr) {
          add_asked_for(*unit.node, inner, tokens);
        } else if (const auto reading = unit.readings.find(scope.text.language);
                   reading != unit.readings.end()) {
          add_spans(find(reading->second, inner));
        }
      }
      return;
    }
    for (const auto& [occurrence, child] : children_of(node)) {
      if (occurrence != Occurrence::excluded) add_asked_for(*child, inner, tokens);
    }
  }

  std::set<std::string> languages;
  std::string index_language;
  std::map<std::string, std::unique_ptr<text::Analyzer>> analyzers;
  std::map<std::string, std::pair<std::uint32_t, std::uint32_t>> frequencies;
};

LanguageOracle::LanguageOracle(const std::vector<Article>& articles,
                               std::set<std::string> languages, std::string index_language)
    : impl_(std::make_unique<Impl>()) {
  impl_->languages = std::move(languages);
  impl_->index_language = std::move(index_language);
  for (const auto& article : articles) articles_.push_back(scan(article));
}

LanguageOracle::~LanguageOracle() = default;

ScannedText LanguageOracle::scan(const std::string& text, const std::string& language) {
  ScannedText scanned{text, language, {}, quotations_of(text)};
  std::vector<text::Token> tokens;
  impl_->analyzer(language).analyze(text, tokens);
  for (const auto& token : tokens) {
    scanned.tokens.push_back({token.term->text, text::written_form(written(text, token), language),
                              token.term->stop_word, token.begin, token.end});
  }
  return scanned;
}

ScannedArticle LanguageOracle::scan(const Article& article) {
  ScannedArticle scanned;
  scanned.article = article;
  scanned.language = article.language.empty() ? impl_->index_language : article.language;
  scanned.time = second_of(article.date);
  scanned.title = scan(article.title, scanned.language);
  scanned.source = scan(article.source, name_language);
  scanned.url = scan(article.url, name_language);
  for (const auto& author : article.authors) {
    scanned.authors.push_back(scan(author, name_language));
  }
  for (const auto& passage : article.passages) {
    scanned.passages.push_back(scan(passage.text, scanned.language));
  }
  return scanned;
}

std::set<std::string> LanguageOracle::search(const Query& query) {
  std::set<std::string> found;
  for (const auto& article : articles_) {
    for (std::size_t i = 0; i < article.passages.size(); ++i) {
      const auto id = article.article.id + ":" + std::to_string(i + 1);
      if (id == Query::Tree::of(query).left_out) continue;
      if (impl_->matches(query, Scope{article, article.passages[i]})) found.insert(id);
    }
  }
  return found;
}

bool LanguageOracle::matches(const Query& query, const ScannedArticle& article,
                             const std::string& text) {
  const auto scanned = scan(text, article.language);
  return impl_->matches(query, Scope{article, scanned});
}

std::optional<std::map<std::string, double>> LanguageOracle::scores(const Query& query) {
  const auto is_simple = [](const auto& self, const Node& node) -> bool {
    if (std::holds_alternative<query::Nearness>(node.what) || query::field_of(node)) return false;
    const auto* word = std::get_if<query::Word>(&node.what);
    const auto* phrase = std::get_if<query::Phrase>(&node.what);
    if (word != nullptr && word->form != WordForm::any) return false;
    if (phrase != nullptr && phrase->as_written) return false;
    const auto children = children_of(node);
    return std::all_of(children.begin(), children.end(),
                       [&](const Child& child) { return self(self, *child.node); });
  };
  const auto& tree = Query::Tree::of(query);
  if (impl_->languages.size() > 1 || !tree.restrictions.empty()) return std::nullopt;
  if (!is_simple(is_simple, tree.root)) return std::nullopt;
  std::map<std::string, double> scores;
  for (const auto& article : articles_) {
    for (std::size_t i = 0; i < article.passages.size(); ++i) {
      const auto scored = impl_->scored(tree.root, {article, article.passages[i]}, articles_);
      if (!scored.holds) continue;
      scores[article.article.id + ":" + std::to_string(i + 1)] = scored.score / index::score_unit;
    }
  }
  return scores;
}

std::set<std::size_t> LanguageOracle::tokens_asked_for(const Query& query,
                                                       const ScannedText& text) {
  std::set<std::size_t> tokens;
  const ScannedArticle nowhere;
  impl_->add_asked_for(Query::Tree::of(query).root, Scope{nowhere, text}, tokens);
  return tokens;
}

std::optional<std::chrono::sys_seconds> second_of(std::string_view date) {
  if (date.empty()) return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t size) {
    return std::stoi(std::string(date.substr(at, size)));
  };
  using namespace std::chrono;
  sys_seconds time = sys_days(year(number(0, 4)) / number(5, 2) / number(8, 2));
  if (date.size() < 19) return time;
  time += hours(number(11, 2)) + minutes(number(14, 2)) + seconds(number(17, 2));
  if (date.size() < 25) return time;
  const auto zone = hours(number(20, 2)) + minutes(number(23, 2));
  return date[19] == '-' ? time + zone : time - zone;
}

}  // namespace newsgrep::test
