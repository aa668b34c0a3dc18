#include "query/plan.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_set>
#include <utility>

namespace newsgrep::detail {
namespace {

using Kind = PlanNode::Kind;

/// A node over `children`; a lone child stands for itself, and no child at all for `nothing`.
PlanNode combined(Kind kind, std::vector<PlanNode> children) {
  if (children.empty()) return {};
  if (children.size() == 1) return std::move(children.front());
  return {kind, {}, {}, std::move(children)};
}

PlannedTerm planned(const Token& token) {
  return {token.term->text, token.term->hash, token.term->stop_word};
}

bool is_stop_word(const PlanNode& reading) {
  return reading.sequence.size() == 1 && reading.sequence.front().stop_word;
}

/// What the languages of an index make of a piece of text: a sequence node for each different
/// reading.
class Readings {
 public:
  void add(TermSequence sequence, const std::string& language) {
    if (sequence.empty()) return;
    PlanNode reading{Kind::sequence, std::move(sequence), {language}, {}};
    for (auto& known : nodes_) {
      if (!same(known, reading)) continue;
      known.languages.push_back(language);
      return;
    }
    nodes_.push_back(std::move(reading));
  }

  /// A reading that all `languages` agree on counts in passages of any language.
  std::vector<PlanNode> take(std::size_t languages) {
    for (auto& node : nodes_) {
      if (node.languages.size() == languages) node.languages.clear();
    }
    return std::move(nodes_);
  }

 private:
  /// What is a stop word in one language may be a word like others in the next.
  static bool same(const PlanNode& a, const PlanNode& b) {
    return is_stop_word(a) == is_stop_word(b) &&
           std::equal(a.sequence.begin(), a.sequence.end(), b.sequence.begin(), b.sequence.end(),
                      [](const auto& x, const auto& y) { return x.text == y.text; });
  }

  std::vector<PlanNode> nodes_;
};

PlanNode plan_phrase(std::string_view text, std::vector<LanguageAnalyzer>& analyzers) {
  Readings readings;
  std::vector<Token> tokens;
  for (auto& [language, analyzer] : analyzers) {
    analyzer.analyze(text, tokens);
    TermSequence sequence;
    for (const auto& token : tokens) sequence.push_back(planned(token));
    readings.add(std::move(sequence), language);
  }
  return combined(Kind::any, readings.take(analyzers.size()));
}

/// The clauses from `first` on that are plain words of one occurrence, side by side. They are
/// analysed as one text, as the articles were, since neighbours may be one word of the index:
/// `cease fire`.
class WordRun {
 public:
  WordRun(const std::vector<Clause>& clauses, std::size_t first) {
    const auto occurrence = clauses[first].occurrence;
    for (std::size_t i = first; i < clauses.size(); ++i) {
      const auto& clause = clauses[i];
      if (clause.occurrence != occurrence || clause.node.kind != Node::Kind::word) break;
      if (!words_.empty()) text_.push_back(' ');
      words_.push_back(text_.size());
      text_.append(clause.node.text);
      if (occurrence == Occurrence::excluded) break;  // Each exclusion stands for itself.
    }
  }

  std::size_t word_count() const { return words_.size(); }

  /// The readings of each word; none for a word that is part of the one before it, or that has
  /// neither letters nor digits (then `empty_words` names it).
  std::vector<std::vector<PlanNode>> plan(std::vector<LanguageAnalyzer>& analyzers,
                                          std::vector<std::size_t>& empty_words) const {
    std::vector<Readings> readings(words_.size());
    std::vector<bool> covered(words_.size(), false);
    std::vector<Token> tokens;
    for (auto& [language, analyzer] : analyzers) {
      analyzer.analyze(text_, tokens);
      std::vector<TermSequence> sequences(words_.size());
      for (const auto& token : tokens) {
        const auto first = word_at(token.begin);
        const auto last = word_at(token.end - 1);
        sequences[first].push_back(planned(token));
        for (auto word = first; word <= last; ++word) covered[word] = true;
      }
      for (std::size_t word = 0; word < words_.size(); ++word) {
        readings[word].add(std::move(sequences[word]), language);
      }
    }
    std::vector<std::vector<PlanNode>> nodes;
    for (std::size_t word = 0; word < words_.size(); ++word) {
      if (!covered[word]) empty_words.push_back(word);
      nodes.push_back(readings[word].take(analyzers.size()));
    }
    return nodes;
  }

 private:
  std::size_t word_at(std::size_t offset) const {
    const auto after = std::upper_bound(words_.begin(), words_.end(), offset);
    return static_cast<std::size_t>(after - words_.begin()) - 1;
  }

  std::string text_;
  std::vector<std::size_t> words_;  ///< Where each word begins in `text_`.
};

/// Nodes without repetition: saying a word twice changes nothing.
class NodeList {
 public:
  void add(PlanNode node) {
    if (node.kind == Kind::nothing || !known_.insert(to_string(node)).second) return;
    nodes_.push_back(std::move(node));
  }
  std::vector<PlanNode> take() { return std::move(nodes_); }

 private:
  std::vector<PlanNode> nodes_;
  std::unordered_set<std::string> known_;
};

}  // namespace

Plan make_plan(const Query& query, std::vector<LanguageAnalyzer>& analyzers) {
  Plan plan;
  plan.diagnostics = query.diagnostics();
  NodeList required_nodes;
  NodeList optional_nodes;
  NodeList excluded_nodes;
  NodeList stop_words;
  bool only_common_words = true;  // Among the optional parts, in the usual language.
  const auto list = [&](Occurrence occurrence) -> NodeList& {
    switch (occurrence) {
      case Occurrence::required:
        return required_nodes;
      case Occurrence::excluded:
        return excluded_nodes;
      case Occurrence::optional:
        break;
    }
    return optional_nodes;
  };
  const auto counts_usually = [&](const PlanNode& reading) {
    return reading.languages.empty() || reading.languages.front() == analyzers.front().language;
  };
  const auto report_empty = [&](const Node& node) {
    plan.diagnostics.push_back({node.where, "neither letters nor digits in it; ignored", ""});
  };

  const auto& clauses = query.root().clauses;
  for (std::size_t i = 0; i < clauses.size();) {
    const auto occurrence = clauses[i].occurrence;
    if (clauses[i].node.kind != Node::Kind::word) {
      auto node = plan_phrase(clauses[i].node.text, analyzers);
      if (node.kind == Kind::nothing) report_empty(clauses[i].node);
      only_common_words &= occurrence != Occurrence::optional || node.kind == Kind::nothing;
      list(occurrence).add(std::move(node));
      ++i;
      continue;
    }
    const WordRun run(clauses, i);
    std::vector<std::size_t> empty_words;
    for (auto& readings : run.plan(analyzers, empty_words)) {
      if (occurrence == Occurrence::optional) {
        const auto stop = std::stable_partition(
            readings.begin(), readings.end(), [](const auto& node) { return !is_stop_word(node); });
        only_common_words &= std::none_of(readings.begin(), stop, counts_usually);
        for (auto it = stop; it != readings.end(); ++it) stop_words.add(std::move(*it));
        readings.erase(stop, readings.end());
      }
      list(occurrence).add(combined(Kind::any, std::move(readings)));
    }
    for (const auto word : empty_words) report_empty(clauses[i + word].node);
    i += run.word_count();
  }

  auto required = required_nodes.take();
  auto optional = optional_nodes.take();
  auto excluded = excluded_nodes.take();
  auto common = stop_words.take();
  if (required.empty() && only_common_words) {
    std::move(common.begin(), common.end(), std::back_inserter(optional));
  } else if (!common.empty()) {
    std::string words;
    for (const auto& node : common) {
      words.append(words.empty() ? "" : ", ").append(node.sequence.front().text);
    }
    plan.diagnostics.push_back({query.root().where, "very common words were left out: " + words,
                                "+word requires such a word, quotation marks keep it"});
  }

  PlanNode base;
  if (required.empty()) {
    base = combined(Kind::any, std::move(optional));
  } else {
    std::vector<PlanNode> children;
    children.push_back(combined(Kind::all, std::move(required)));
    std::move(optional.begin(), optional.end(), std::back_inserter(children));
    base = combined(Kind::maybe, std::move(children));
  }
  if (base.kind == Kind::nothing || excluded.empty()) {
    plan.root = std::move(base);
    return plan;
  }
  std::vector<PlanNode> children;
  children.push_back(std::move(base));
  std::move(excluded.begin(), excluded.end(), std::back_inserter(children));
  plan.root = combined(Kind::without, std::move(children));
  return plan;
}

std::string to_string(const PlanNode& node) {
  std::string out;
  switch (node.kind) {
    case Kind::nothing:
      return "(nothing)";
    case Kind::sequence:
      for (const auto& term : node.sequence) out.append(out.empty() ? "" : " ").append(term.text);
      if (node.sequence.size() > 1) out = "[" + out + "]";
      for (std::size_t i = 0; i < node.languages.size(); ++i) {
        out.append(i == 0 ? "@" : ",").append(node.languages[i]);
      }
      return out;
    case Kind::any:
      out = "(any";
      break;
    case Kind::all:
      out = "(all";
      break;
    case Kind::maybe:
      out = "(maybe";
      break;
    case Kind::without:
      out = "(without";
      break;
  }
  for (const auto& child : node.children) out.append(" ").append(to_string(child));
  return out + ")";
}

}  // namespace newsgrep::detail
