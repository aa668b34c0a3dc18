#include "searcher/query/plan.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <unordered_set>
#include <utility>

#include "searcher/query/combine.hpp"
#include "searcher/query/near_operands.hpp"
#include "searcher/query/readings.hpp"
#include "text/ascii.hpp"

namespace newsgrep::query {
namespace {

using Kind = PlanNode::Kind;
using NodeKind = Node::Kind;

void lower_ascii(std::string& text) {
  std::transform(text.begin(), text.end(), text.begin(), text::ascii_lower);
}

/// Articles have one of each of these.
bool is_single_valued(Field field) {
  return field != Field::title && field != Field::by && field != Field::url;
}

/// The field that all of `filter` names values of, when an article has only one of them.
std::optional<Field> single_valued_field(const PlanNode& filter) {
  if (filter.kind == Kind::filter) {
    return is_single_valued(filter.field) ? std::optional(filter.field) : std::nullopt;
  }
  if (filter.kind != Kind::any) return std::nullopt;
  const auto field = single_valued_field(filter.children.front());
  const bool same =
      std::all_of(filter.children.begin(), filter.children.end(),
                  [&](const PlanNode& child) { return single_valued_field(child) == field; });
  return same ? field : std::nullopt;
}

/// Nodes without repetition: saying a word twice changes nothing.
class NodeList {
 public:
  void add(PlanNode node) {
    if (node.kind == Kind::nothing || !known_.insert(to_string(node)).second) return;
    nodes_.push_back(std::move(node));
  }
  bool empty() const { return nodes_.empty(); }
  std::vector<PlanNode> take() { return std::move(nodes_); }

 private:
  std::vector<PlanNode> nodes_;
  std::unordered_set<std::string> known_;
};

/// `base` without what matches one of `excluded`.
PlanNode without(PlanNode base, std::vector<PlanNode> excluded) {
  if (base.kind == Kind::nothing || excluded.empty()) return base;
  excluded.insert(excluded.begin(), std::move(base));
  return combined(Kind::without, std::move(excluded));
}

class Planner {
 public:
  Planner(const PlanContext& context, std::vector<Diagnostic>& diagnostics)
      : context_(context), analyzers_(&context.analyzers), diagnostics_(diagnostics) {}

  PlanNode plan(const Node& node) {
    switch (node.kind) {
      case NodeKind::word:
      case NodeKind::phrase:
        return single(node);
      case NodeKind::any:
        return side_by_side(node.clauses, node.where);
      case NodeKind::either:
        return combined(Kind::any, plan_clauses(node.clauses, Occurrence::optional));
      case NodeKind::all:
        return without(combined(Kind::all, plan_clauses(node.clauses, Occurrence::required)),
                       plan_clauses(node.clauses, Occurrence::excluded));
      case NodeKind::near:
        return near(node);
      case NodeKind::field:
        return field(node);
    }
    return {};
  }

  PlanNode side_by_side(const std::vector<Clause>& clauses, ByteRange where);

 private:
  std::vector<PlanNode> plan_clauses(const std::vector<Clause>& clauses, Occurrence occurrence) {
    NodeList nodes;
    for (const auto& clause : clauses) {
      if (clause.occurrence == occurrence) nodes.add(plan(clause.node));
    }
    return nodes.take();
  }

  PlanNode single(const Node& node) {
    auto planned = plan_text(node.text, node.form, node.max_edits, *analyzers_, expander(node));
    if (planned.empty()) report_empty(node);
    return finished(combined(Kind::any, std::move(planned)));
  }

  /// What a pattern of `node` stands for; says so when that is too much.
  Expander expander(const Node& node) {
    return [this, &node](const WordPattern& pattern) -> const Expansion& {
      static const Expansion unknown{{}, 0, false};
      if (!words_of_) return unknown;
      // Several languages ask for the same.
      const auto [known, is_new] = expansions_.try_emplace({*words_of_, pattern.to_string()});
      auto& expansion = known->second;
      if (is_new) expansion = context_.vocabulary.expand(pattern, *words_of_);
      if (is_new && expansion.left_out > 0) {
        note(node.where,
             "stands for more words than are looked for; the " +
                 std::to_string(expansion.terms.size()) + " commonest were taken",
             "type more letters");
      }
      return expansion;
    };
  }

  PlanNode finished(PlanNode node) const {
    if (node.kind == Kind::sequence) node.quoted = quoted_;
    for (auto& child : node.children) child = finished(std::move(child));
    return node;
  }

  PlanNode near(const Node& node);
  PlanNode field(const Node& node);
  PlanNode words_of_field(const Node& node);

  void report_empty(const Node& node) {
    note(node.where, "neither letters nor digits in it; ignored", "");
  }

  void note(ByteRange where, std::string message, std::string hint) {
    diagnostics_.push_back({where, std::move(message), std::move(hint), Diagnostic::Kind::note});
  }

  const PlanContext& context_;
  std::vector<LanguageAnalyzer>* analyzers_;
  std::vector<Diagnostic>& diagnostics_;
  std::map<std::pair<WordsOf, std::string>, Expansion> expansions_;  ///< By pattern.
  /// Nothing in names and addresses, which are compared as they stand.
  std::optional<WordsOf> words_of_ = WordsOf::passages;
  bool quoted_ = false;
};

/// The parts of `side by side` clauses.
struct Sides {
  NodeList required;
  NodeList optional;
  NodeList excluded;
  NodeList stop_words;
  std::vector<PlanNode> filters;
  bool only_common_words = true;  ///< Among the optional parts, in the usual language.
  std::string common_words;       ///< Those of stop_words, as they were typed.

  NodeList& list(Occurrence occurrence) {
    switch (occurrence) {
      case Occurrence::required:
        return required;
      case Occurrence::excluded:
        return excluded;
      case Occurrence::optional:
        break;
    }
    return optional;
  }

  void add_common(const std::string& typed) {
    if (!typed_.insert(typed).second) return;
    common_words.append(common_words.empty() ? "" : ", ").append(typed);
  }

  /// Values of a field that an article has one of are alternatives.
  void add_filter(PlanNode filter) {
    const auto field = single_valued_field(filter);
    const auto known = std::find_if(filters.begin(), filters.end(), [&](const PlanNode& each) {
      return field && single_valued_field(each) == field;
    });
    if (known == filters.end()) {
      filters.push_back(std::move(filter));
      return;
    }
    std::vector<PlanNode> values;
    values.push_back(std::move(*known));
    values.push_back(std::move(filter));
    *known = combined(Kind::any, std::move(values));
  }

  PlanNode take() {
    auto must = required.take();
    auto may = optional.take();
    PlanNode words;
    if (must.empty()) {
      words = combined(Kind::any, std::move(may));
    } else {
      may.insert(may.begin(), combined(Kind::all, std::move(must)));
      words = combined(Kind::maybe, std::move(may));
    }
    if (words.kind != Kind::nothing) filters.insert(filters.begin(), std::move(words));
    return without(combined(Kind::all, std::move(filters)), excluded.take());
  }

 private:
  std::unordered_set<std::string> typed_;
};

PlanNode Planner::side_by_side(const std::vector<Clause>& clauses, ByteRange where) {
  Sides sides;
  const auto counts_usually = [&](const PlanNode& reading) {
    return reading.languages.empty() || reading.languages.front() == analyzers_->front().language;
  };
  for (std::size_t i = 0; i < clauses.size();) {
    const auto& [occurrence, node] = clauses[i];
    if (!is_plain_word(node)) {
      auto planned = plan(node);
      if (occurrence != Occurrence::excluded && is_filter(planned)) {
        sides.add_filter(std::move(planned));
      } else {
        if (occurrence == Occurrence::optional && planned.kind != Kind::nothing) {
          sides.only_common_words = false;
        }
        const bool must = node.kind == NodeKind::field && occurrence == Occurrence::optional;
        sides.list(must ? Occurrence::required : occurrence).add(std::move(planned));
      }
      ++i;
      continue;
    }
    const WordRun run(clauses, i);
    std::vector<std::size_t> empty_words;
    auto words = run.plan(*analyzers_, empty_words);
    for (std::size_t word = 0; word < words.size(); ++word) {
      auto& readings = words[word];
      if (occurrence == Occurrence::optional) {
        const auto stop = std::stable_partition(
            readings.begin(), readings.end(), [](const auto& each) { return !is_stop_word(each); });
        sides.only_common_words &= std::none_of(readings.begin(), stop, counts_usually);
        // To one who writes in the usual language, a common word of another is none.
        if (std::any_of(stop, readings.end(), counts_usually)) {
          sides.add_common(clauses[i + word].node.text);
        }
        for (auto it = stop; it != readings.end(); ++it) {
          sides.stop_words.add(finished(std::move(*it)));
        }
        readings.erase(stop, readings.end());
      }
      sides.list(occurrence).add(finished(combined(Kind::any, std::move(readings))));
    }
    for (const auto word : empty_words) report_empty(clauses[i + word].node);
    i += run.word_count();
  }

  auto common = sides.stop_words.take();
  if (sides.required.empty() && sides.only_common_words) {
    for (auto& node : common) sides.optional.add(std::move(node));
  } else if (!sides.common_words.empty()) {
    note(where, "very common words were left out: " + sides.common_words,
         "+word requires such a word, quotation marks keep it");
  }
  return sides.take();
}

PlanNode Planner::near(const Node& node) {
  std::vector<PlanNode> operands;
  for (const auto& clause : node.clauses) {
    auto planned = plan(clause.node);
    if (planned.kind != Kind::nothing) operands.push_back(std::move(planned));
  }
  auto near = make_near(std::move(operands), node.distance, node.ordered);
  if (near) return std::move(*near);
  note(node.where, "too many words that are all required stand beside NEAR; ignored", "");
  return {};
}

PlanNode Planner::field(const Node& node) {
  PlanNode filter;
  filter.kind = Kind::filter;
  filter.field = node.field;
  switch (info(node.field).kind) {
    case FieldKind::dates:
      filter.dates = node.dates;
      return filter;
    case FieldKind::quote: {
      const bool outer = std::exchange(quoted_, true);
      auto planned = plan(node.clauses.front().node);
      quoted_ = outer;
      return planned;
    }
    case FieldKind::words:
      return words_of_field(node);
    case FieldKind::code:
    case FieldKind::path:
      break;
  }
  const auto& value = node.clauses.front().node;
  if (value.kind == NodeKind::either) {
    std::vector<PlanNode> values;
    for (const auto& clause : value.clauses) {
      filter.value = clause.node.text;
      filter.literal = clause.node.kind == NodeKind::phrase;
      values.push_back(filter);
    }
    return combined(Kind::any, std::move(values));
  }
  filter.value = value.text;
  if (info(node.field).kind == FieldKind::code) lower_ascii(filter.value);
  filter.literal = value.kind == NodeKind::phrase;
  return filter;
}

bool has_filter(const PlanNode& node) {
  return node.kind == Kind::filter ||
         std::any_of(node.children.begin(), node.children.end(), has_filter);
}

/// The articles of which `field` is as wanted; the fields in `wanted` are of the article, too:
/// `title:(zone source:reuters)`.
PlanNode in_field(Field field, PlanNode wanted) {
  if (wanted.kind == Kind::nothing || wanted.kind == Kind::filter) return wanted;
  if (has_filter(wanted)) {
    for (auto& child : wanted.children) child = in_field(field, std::move(child));
    return wanted;
  }
  PlanNode filter;
  filter.kind = Kind::filter;
  filter.field = field;
  filter.children.push_back(std::move(wanted));
  return filter;
}

/// A field whose text has to match what stands behind the colon.
PlanNode Planner::words_of_field(const Node& node) {
  const bool is_title = node.field == Field::title;
  auto* const outer_analyzers =
      std::exchange(analyzers_, is_title ? &context_.analyzers : &context_.names);
  const auto outer_words_of =
      std::exchange(words_of_, is_title ? std::optional(WordsOf::titles) : std::nullopt);
  const bool outer_quoted = std::exchange(quoted_, false);
  auto wanted = plan(node.clauses.front().node);
  analyzers_ = outer_analyzers;
  words_of_ = outer_words_of;
  quoted_ = outer_quoted;
  return in_field(node.field, std::move(wanted));
}

}  // namespace

bool PlannedWord::has_term(std::uint64_t hash) const {
  if (!hashes.empty()) return std::binary_search(hashes.begin(), hashes.end(), hash);
  return std::any_of(terms.begin(), terms.end(),
                     [&](const PlannedTerm& term) { return term.hash == hash; });
}

bool counts_in(const PlanNode& sequence, std::string_view language) {
  const auto& languages = sequence.languages;
  return languages.empty() ||
         std::find(languages.begin(), languages.end(), language) != languages.end();
}

bool is_filter(const PlanNode& node) {
  switch (node.kind) {
    case Kind::filter:
      return true;
    case Kind::any:
    case Kind::all:
    case Kind::maybe:
      return std::all_of(node.children.begin(), node.children.end(), is_filter);
    case Kind::without:
      return is_filter(node.children.front());
    case Kind::nothing:
    case Kind::sequence:
    case Kind::near:
    case Kind::passage:
      break;
  }
  return false;
}

Plan make_plan(const Query& query, const PlanContext& context) {
  Plan plan;
  plan.diagnostics = query.diagnostics();
  Planner planner(context, plan.diagnostics);
  plan.root = planner.plan(query.root());
  std::vector<PlanNode> restrictions;
  for (const auto& restriction : query.restrictions()) {
    auto planned = planner.plan(restriction);
    if (planned.kind != Kind::nothing) restrictions.push_back(std::move(planned));
  }
  plan.restrictions = combined(Kind::all, std::move(restrictions));
  if (plan.restrictions.kind != Kind::nothing) {
    // They stand beside the query as its own fields do; with none at all they are the query.
    const bool is_empty = query.root().clauses.empty();
    if (plan.root.kind != Kind::nothing) {
      std::vector<PlanNode> both;
      both.push_back(std::move(plan.root));
      both.push_back(plan.restrictions);
      plan.root = combined(Kind::all, std::move(both));
    } else if (is_empty) {
      plan.root = plan.restrictions;
    }
  }
  if (!query.left_out().empty()) {
    PlanNode passage;
    passage.kind = Kind::passage;
    passage.value = query.left_out();
    std::vector<PlanNode> excluded;
    excluded.push_back(std::move(passage));
    plan.root = without(std::move(plan.root), std::move(excluded));
  }
  return plan;
}

}  // namespace newsgrep::query
