#include <string>
#include <string_view>

#include "searcher/query/overloaded.hpp"
#include "searcher/query/plan_node.hpp"

namespace newsgrep::query {
namespace {

std::string to_string(const PlannedWord& word) {
  if (word.pattern) return word.pattern->to_string();
  return word.terms.empty() ? "" : word.terms.front().text;
}

/// Appends nodes to a string.
class Printer {
 public:
  explicit Printer(std::string& out) : out_(out) {}

  void print(const PlanNode& node) { std::visit(*this, node.what); }

  void operator()(const Nothing&) { out_.append("(nothing)"); }

  void operator()(const Sequence& sequence) {
    if (sequence.quoted) out_.append("quote:");
    const bool is_one = sequence.words.size() == 1;
    std::string_view before = is_one ? "" : "[";
    for (const auto& word : sequence.words) {
      out_.append(before).append(to_string(word));
      before = " ";
    }
    if (!is_one) out_.push_back(']');
    before = "@";
    for (const auto& language : sequence.languages) {
      out_.append(before).append(language);
      before = ",";
    }
  }

  void operator()(const AnyOf& any) { print_list("any", any.parts); }
  void operator()(const AllOf& all) { print_list("all", all.parts); }
  void operator()(const Maybe& maybe) { print_list("maybe", *maybe.required, maybe.optional); }
  void operator()(const Without& without) {
    print_list("without", *without.wanted, without.unwanted);
  }

  void operator()(const Near& near) {
    const std::string name = near.order == Order::as_given ? "before/" : "near/";
    print_list(name + std::to_string(near.max_distance), near.operands);
  }
  void operator()(const AnyOperand& any) { print_list("any", any.operands); }

  void operator()(const OnePassage& passage) { print_value("passage", passage.id); }

  void operator()(const Filter& filter) { std::visit(*this, filter.what); }
  void operator()(const TextFilter& text) { print_list(info(text.field).name, *text.wanted, {}); }
  void operator()(const LanguageFilter& language) {
    print_value(info(Field::lang).name, language.code);
  }
  void operator()(const PathFilter& path) {
    print_value(info(Field::path).name, path.pattern.text);
  }
  void operator()(const DateFilter& date) {
    print_value(info(Field::date).name,
                text::to_string(date.days.first) + ".." + text::to_string(date.days.last));
  }

 private:
  void print(const NearOperand& operand) { std::visit(*this, operand.what); }

  void print_value(std::string_view name, std::string_view value) {
    out_.append("(").append(name).append(" ").append(value).append(")");
  }

  template <typename Node>
  void print_list(std::string_view name, const std::vector<Node>& nodes) {
    out_.append("(").append(name);
    for (const auto& node : nodes) {
      out_.append(" ");
      print(node);
    }
    out_.push_back(')');
  }

  void print_list(std::string_view name, const PlanNode& first,
                  const std::vector<PlanNode>& others) {
    out_.append("(").append(name).append(" ");
    print(first);
    for (const auto& node : others) {
      out_.append(" ");
      print(node);
    }
    out_.push_back(')');
  }

  std::string& out_;
};

}  // namespace

std::string to_string(const PlanNode& node) {
  std::string out;
  Printer(out).print(node);
  return out;
}

}  // namespace newsgrep::query
