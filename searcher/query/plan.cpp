#include "searcher/query/plan.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "searcher/query/mistakes.hpp"
#include "searcher/query/near_operands.hpp"
#include "searcher/query/node_shape.hpp"
#include "searcher/query/overloaded.hpp"
#include "searcher/query/query_tree.hpp"
#include "searcher/query/readings.hpp"
#include "searcher/query/sides.hpp"
#include "text/ascii.hpp"

namespace newsgrep::query {
namespace {

std::string lower_ascii(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), text::ascii_lower);
  return text;
}

bool has_filter(const PlanNode& node) {
  const auto any_has = [](const std::vector<PlanNode>& nodes) {
    return std::any_of(nodes.begin(), nodes.end(), has_filter);
  };
  return std::visit(Overloaded{
                        [](const Nothing&) { return false; },
                        [](const Sequence&) { return false; },
                        [&](const AnyOf& any) { return any_has(any.parts); },
                        [&](const AllOf& all) { return any_has(all.parts); },
                        [&](const Maybe& maybe) {
                          return has_filter(*maybe.required) || any_has(maybe.optional);
                        },
                        [&](const Without& without) {
                          return has_filter(*without.wanted) || any_has(without.unwanted);
                        },
                        [](const Near&) { return false; },
                        [](const OnePassage&) { return false; },
                        [](const Filter&) { return true; },
                    },
                    node.what);
}

/// Returns the articles whose `field` is as wanted. Fields in `wanted` are of the article, too:
/// `title:(zone source:reuters)`.
PlanNode in_field(Field field, PlanNode wanted) {
  const auto each_in_field = [&](std::vector<PlanNode>& nodes) {
    for (auto& node : nodes) node = in_field(field, std::move(node));
  };
  if (is_nothing(wanted)) return wanted;
  if (!has_filter(wanted)) return {Filter{TextFilter{field, boxed(std::move(wanted))}}};
  std::visit(Overloaded{
                 [](Nothing&) {},
                 [](Sequence&) {},
                 [&](AnyOf& any) { each_in_field(any.parts); },
                 [&](AllOf& all) { each_in_field(all.parts); },
                 [&](Maybe& maybe) {
                   *maybe.required = in_field(field, std::move(*maybe.required));
                   each_in_field(maybe.optional);
                 },
                 [&](Without& without) {
                   *without.wanted = in_field(field, std::move(*without.wanted));
                   each_in_field(without.unwanted);
                 },
                 [](Near&) {},
                 [](OnePassage&) {},
                 [](Filter&) {},
             },
             wanted.what);
  return wanted;
}

class Planner {
 public:
  Planner(const PlanContext& context, std::vector<Diagnostic>& diagnostics)
      : context_(context), analyzers_(&context.analyzers), diagnostics_(diagnostics) {}

  PlanNode plan(const Node& node) {
    context_.clock.check();
    return std::visit(
        Overloaded{
            [&](const SideBySide& side) { return side_by_side(side, node.where); },
            [&](const Word& word) {
              return text(word.text, word.form, word.max_edits, node.where);
            },
            [&](const Phrase& phrase) {
              return text(phrase.text, phrase.as_written ? WordForm::written : WordForm::any, 0,
                          node.where);
            },
            [&](const Either& either) { return make_any(plan_all(either.alternatives)); },
            [&](const Conjunction& all) { return conjunction(all); },
            [&](const Nearness& near) { return nearness(near, node.where); },
            [&](const TextField& field) { return text_field(field); },
            [&](const QuoteField& quote) { return quotation(quote); },
            [](const LanguageField& language) {
              return PlanNode{Filter{LanguageFilter{lower_ascii(language.code)}}};
            },
            [](const PathField& path) {
              std::vector<PlanNode> patterns;
              for (const auto& pattern : path.patterns) {
                patterns.push_back({Filter{PathFilter{pattern}}});
              }
              return make_any(std::move(patterns));
            },
            [](const DateField& date) { return PlanNode{Filter{DateFilter{date.days}}}; },
        },
        node.what);
  }

 private:
  /// Returns the different plans of `nodes`.
  std::vector<PlanNode> plan_all(const std::vector<Node>& nodes) {
    NodeSet planned;
    for (const auto& node : nodes) planned.add(plan(node));
    return planned.take();
  }

  PlanNode conjunction(const Conjunction& all) {
    NodeSet required;
    NodeSet excluded;
    for (const auto& clause : all.clauses) {
      (is_excluded(clause) ? excluded : required).add(plan(clause.node));
    }
    return make_without(make_all(required.take()), excluded.take());
  }

  PlanNode text(const std::string& text, WordForm form, unsigned max_edits, ByteRange where) {
    auto readings = plan_text(text, form, max_edits, *analyzers_, expander(where));
    if (readings.empty()) report_empty(text, where);
    return any_of(std::move(readings));
  }

  PlanNode any_of(std::vector<Sequence> readings) const {
    std::vector<PlanNode> parts;
    for (auto& reading : readings) parts.push_back(part(std::move(reading)));
    return make_any(std::move(parts));
  }

  PlanNode part(Sequence reading) const {
    reading.quoted = quoted_;
    return {std::move(reading)};
  }

  Expander expander(ByteRange where);
  Expansion expand(const WordPattern& pattern);
  void report_left_out(const WordPattern& pattern, const Expansion& expansion, ByteRange where);

  PlanNode side_by_side(const SideBySide& side, ByteRange where);
  void add_clause(const Clause& clause, Sides& sides);
  std::size_t add_words(const std::vector<Clause>& clauses, std::size_t first, Sides& sides);
  void add_stop_words(std::vector<Sequence>& readings, const std::string& typed, Sides& sides);

  PlanNode nearness(const Nearness& near, ByteRange where);
  PlanNode quotation(const QuoteField& quote);
  PlanNode text_field(const TextField& field);

  void report_empty(const std::string& text, ByteRange where) {
    const auto quoted = text.empty() ? "An empty phrase" : quoted_briefly(text);
    note(where, quoted + " has no letters or digits; ignored", "");
  }

  void note(ByteRange where, std::string message, std::string hint) {
    diagnostics_.push_back({where, std::move(message), std::move(hint), Diagnostic::Kind::note});
  }

  const PlanContext& context_;
  std::vector<LanguageAnalyzer>* analyzers_;
  std::vector<Diagnostic>& diagnostics_;
  std::map<std::pair<WordsOf, std::string>, Expansion> expansions_;  ///< By pattern.
  std::size_t expansions_left_ = max_expansions_of_query;  ///< Terms that may still be looked for.
  bool reported_exhausted_ = false;
  /// Nothing in names and addresses, which have no vocabulary.
  std::optional<WordsOf> words_of_ = WordsOf::passages;
  bool quoted_ = false;
};

/// Returns a function that looks patterns up in the vocabulary. It reports patterns that stand for
/// too many terms, at `where`.
Expander Planner::expander(ByteRange where) {
  return [this, where](const WordPattern& pattern) -> const Expansion& {
    static const Expansion unknown{{}, 0, false};
    if (!words_of_) return unknown;
    // Several languages ask for the same.
    const auto [known, is_new] = expansions_.try_emplace({*words_of_, pattern.to_string()});
    if (is_new) {
      known->second = expand(pattern);
      report_left_out(pattern, known->second, where);
    }
    return known->second;
  };
}

/// Looks a new pattern up. The more terms the patterns before it stand for, the fewer are left.
Expansion Planner::expand(const WordPattern& pattern) {
  if (expansions_left_ == 0) return {{}, 1, true};
  auto expansion = context_.vocabulary.expand(pattern, *words_of_);
  auto& terms = expansion.terms;
  if (terms.size() > expansions_left_) {
    expansion.left_out += terms.size() - expansions_left_;
    terms.resize(expansions_left_);
  }
  expansions_left_ -= terms.size();
  return expansion;
}

void Planner::report_left_out(const WordPattern& pattern, const Expansion& expansion,
                              ByteRange where) {
  if (expansion.left_out == 0) return;
  if (expansion.terms.empty()) {
    if (!std::exchange(reported_exhausted_, true)) {
      note(where,
           "Too many wildcards and misspelt words; ignored from " + pattern.to_string() + " on",
           "Ask for fewer of them in one query");
    }
    return;
  }
  const char* which = pattern.form == WordForm::fuzzy ? " nearest" : " commonest";
  note(where,
       "Too many words match " + pattern.to_string() + "; looking for the " +
           std::to_string(expansion.terms.size()) + which,
       "Type more letters");
}

PlanNode Planner::side_by_side(const SideBySide& side, ByteRange where) {
  Sides sides;
  for (std::size_t i = 0; i < side.clauses.size();) {
    if (plain_word(side.clauses[i].node) != nullptr) {
      i += add_words(side.clauses, i, sides);
    } else {
      add_clause(side.clauses[i++], sides);
    }
  }
  std::string left_out;
  auto all = sides.take(left_out);
  if (!left_out.empty()) {
    note(where, "Left out very common words: " + left_out,
         "Put + before a word or quotation marks around it to keep it");
  }
  return all;
}

void Planner::add_clause(const Clause& clause, Sides& sides) {
  const auto& [occurrence, node] = clause;
  auto planned = plan(node);
  if (occurrence != Occurrence::excluded && only_filters(planned)) {
    sides.add_filter(std::move(planned));
    return;
  }
  const bool is_optional = occurrence == Occurrence::optional;
  if (is_optional && !is_nothing(planned)) sides.add_uncommon();
  const bool is_field = field_of(node).has_value();
  sides.list(is_optional && is_field ? Occurrence::required : occurrence).add(std::move(planned));
}

/// Adds the run of plain words from `first` on. Returns how many there are.
std::size_t Planner::add_words(const std::vector<Clause>& clauses, std::size_t first,
                               Sides& sides) {
  const auto occurrence = clauses[first].occurrence;
  const WordRun run(clauses, first);
  std::vector<std::size_t> empty_words;
  auto words = run.plan(*analyzers_, empty_words);
  for (std::size_t word = 0; word < words.size(); ++word) {
    if (occurrence == Occurrence::optional) {
      add_stop_words(words[word], plain_word(clauses[first + word].node)->text, sides);
    }
    sides.list(occurrence).add(any_of(std::move(words[word])));
  }
  for (const auto word : empty_words) {
    const auto& node = clauses[first + word].node;
    report_empty(plain_word(node)->text, node.where);
  }
  return run.word_count();
}

/// Moves the readings of a word that are stop words to `sides`.
void Planner::add_stop_words(std::vector<Sequence>& readings, const std::string& typed,
                             Sides& sides) {
  const auto counts_usually = [&](const Sequence& reading) {
    return reading.languages.empty() || reading.languages.front() == analyzers_->front().language;
  };
  const auto stop = std::stable_partition(readings.begin(), readings.end(),
                                          [](const auto& each) { return !is_stop_word(each); });
  if (std::any_of(readings.begin(), stop, counts_usually)) sides.add_uncommon();
  // To one who writes in the usual language, a common word of another is none.
  if (std::any_of(stop, readings.end(), counts_usually)) sides.add_common(typed);
  for (auto it = stop; it != readings.end(); ++it) sides.add_stop_word(part(std::move(*it)));
  readings.erase(stop, readings.end());
}

PlanNode Planner::nearness(const Nearness& near, ByteRange where) {
  std::vector<PlanNode> operands;
  for (const auto& operand : near.operands) {
    auto planned = plan(operand);
    if (!is_nothing(planned)) operands.push_back(std::move(planned));
  }
  auto made = make_near(std::move(operands), near.max_distance, near.order);
  if (made) return std::move(*made);
  note(where, "Too many required words beside NEAR; ignored", "Use fewer words beside NEAR");
  return {};
}

PlanNode Planner::quotation(const QuoteField& quote) {
  const bool outer = std::exchange(quoted_, true);
  auto planned = plan(*quote.value);
  quoted_ = outer;
  return planned;
}

PlanNode Planner::text_field(const TextField& field) {
  const bool is_title = field.field == Field::title;
  auto* const outer_analyzers =
      std::exchange(analyzers_, is_title ? &context_.analyzers : &context_.names);
  const auto outer_words_of =
      std::exchange(words_of_, is_title ? std::optional(WordsOf::titles) : std::nullopt);
  const bool outer_quoted = std::exchange(quoted_, false);
  auto wanted = plan(*field.value);
  analyzers_ = outer_analyzers;
  words_of_ = outer_words_of;
  quoted_ = outer_quoted;
  return in_field(field.field, std::move(wanted));
}

}  // namespace

Plan make_plan(const Query& query, const PlanContext& context) {
  const auto& tree = Query::Tree::of(query);
  Plan plan;
  plan.diagnostics = query.diagnostics();
  Planner planner(context, plan.diagnostics);
  plan.root = planner.plan(tree.root);
  std::vector<PlanNode> restrictions;
  for (const auto& restriction : tree.restrictions) {
    auto planned = planner.plan(restriction);
    if (!is_nothing(planned)) restrictions.push_back(std::move(planned));
  }
  plan.restrictions = make_all(std::move(restrictions));
  if (!is_nothing(plan.restrictions)) {
    // They stand beside the query as its own fields do; an empty query asks for nothing else.
    if (!is_nothing(plan.root)) {
      std::vector<PlanNode> both;
      both.push_back(std::move(plan.root));
      both.push_back(plan.restrictions);
      plan.root = make_all(std::move(both));
    } else if (is_empty(tree.root)) {
      plan.root = plan.restrictions;
    }
  }
  if (!tree.left_out.empty()) {
    plan.root = make_without(std::move(plan.root), {{OnePassage{tree.left_out}}});
  }
  return plan;
}

}  // namespace newsgrep::query
