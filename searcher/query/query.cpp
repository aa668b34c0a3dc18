#include "newsgrep/query.hpp"

#include "searcher/query/ast.hpp"

namespace newsgrep {

Query::Query()
    : root_(std::make_shared<const query::Node>()),
      restrictions_(std::make_shared<const std::vector<query::Node>>()) {}

std::string Query::to_string() const {
  return query::to_string(*root_);
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
  auto query = parse_query(text, options_);
  query.restrictions_ = restrictions_;
  query.left_out_ = left_out_;
  return query;
}

Query Query::without_passage(std::string_view passage_id) const {
  auto query = *this;
  query.left_out_ = passage_id;
  return query;
}

}  // namespace newsgrep
