#pragma once

#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "searcher/query/fields.hpp"
#include "searcher/query/plan_node.hpp"

namespace newsgrep::query {

/// Nodes without repetition: a word that is typed twice counts once.
class NodeSet {
 public:
  /// Adds `node` unless it is Nothing or known.
  void add(PlanNode node);
  bool empty() const { return nodes_.empty(); }

  /// Returns the nodes, in the order in which they were added.
  std::vector<PlanNode> take() { return std::move(nodes_); }

 private:
  std::vector<PlanNode> nodes_;
  std::unordered_set<std::string> known_;  ///< By to_string().
};

/// Gathers what stands side by side in a query, and combines it.
class Sides {
 public:
  /// Returns the parts of one occurrence.
  NodeSet& list(Occurrence occurrence);

  /// Adds a node of only_filters(). Two values of a field of which an article has one are
  /// alternatives.
  void add_filter(PlanNode filter);

  /// Adds a stop word among the optional parts.
  void add_stop_word(PlanNode word) { stop_words_.add(std::move(word)); }

  /// Adds to the words that are reported if the stop words are left out.
  void add_common(const std::string& typed);

  /// Says that an optional part is more than a stop word of the usual language.
  void add_uncommon() { only_common_ = false; }

  /// Returns the combination of all parts. Stop words take part only if there is nothing else to
  /// look for; when they are left out, `left_out` lists them as they were typed.
  PlanNode take(std::string& left_out);

 private:
  PlanNode words();

  NodeSet required_;
  NodeSet optional_;
  NodeSet excluded_;
  NodeSet stop_words_;
  struct Values {
    std::optional<Field> field;     ///< The field, if an article has one value of it.
    std::vector<PlanNode> filters;  ///< Any of them will do.
  };
  std::vector<Values> filters_;
  bool only_common_ = true;
  std::string common_words_;
  std::unordered_set<std::string> known_common_words_;
};

}  // namespace newsgrep::query
