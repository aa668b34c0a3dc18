#include "newsgrep/query.hpp"

#include <utility>

#include "searcher/query/query_tree.hpp"

namespace newsgrep {

Query::Query() : tree_(std::make_shared<const Tree>()) {}

std::string Query::to_string() const {
  return query::to_string(tree_->root);
}

Query Query::corrected(const std::vector<Correction>& corrections) const {
  std::string text;
  std::size_t at = 0;
  for (const auto& [where, suggestion] : corrections) {
    if (where.begin < at || where.end > text_.size()) continue;
    text.append(text_, at, where.begin - at).append(suggestion);
    at = where.end;
  }
  text.append(text_, at);
  auto query = parse_query(text, tree_->options);
  auto tree = *query.tree_;
  tree.restrictions = tree_->restrictions;
  tree.left_out = tree_->left_out;
  query.tree_ = std::make_shared<const Tree>(std::move(tree));
  return query;
}

Query Query::without_passage(std::string_view passage_id) const {
  auto query = *this;
  auto tree = *tree_;
  tree.left_out = passage_id;
  query.tree_ = std::make_shared<const Tree>(std::move(tree));
  return query;
}

}  // namespace newsgrep
