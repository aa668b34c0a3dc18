#include "tests/docs/ebnf.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>

namespace newsgrep::test {

using Kind = Expression::Kind;

namespace {

bool is_space(char c) {
  return c == ' ' || c == '\n';
}

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

/// Returns how many bytes the character at the front of `text` has; 0 at the end.
std::size_t character_bytes(std::string_view text) {
  std::size_t bytes = text.empty() ? 0 : 1;
  while (bytes > 0 && bytes < text.size() &&
         (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) {
    ++bytes;
  }
  return bytes;
}

bool starts_with(std::string_view text, std::string_view terminal) {
  const bool any_case = terminal.ends_with(':');
  return text.size() >= terminal.size() &&
         std::equal(terminal.begin(), terminal.end(), text.begin(),
                    [&](char a, char b) { return a == b || (any_case && upper(a) == upper(b)); });
}

/// Reads rules by recursive descent.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) { skip(); }

  bool at_end() const { return at_ == text_.size(); }

  std::pair<std::string, Expression> rule() {
    auto name = take_name();
    expect('=');
    auto expression = choice();
    expect(';');
    return {std::move(name), std::move(expression)};
  }

 private:
  Expression choice() {
    return list(Kind::choice, '|', [this] { return sequence(); });
  }
  Expression sequence() {
    return list(Kind::sequence, ',', [this] { return difference(); });
  }

  template <typename Part>
  Expression list(Kind kind, char separator, Part&& part) {
    Expression whole{kind, {}, {}};
    do whole.parts.push_back(part());
    while (take(separator));
    return whole.parts.size() == 1 ? std::move(whole.parts.front()) : whole;
  }

  Expression difference() {
    auto whole = factor();
    if (!take('-')) return whole;
    Expression except{Kind::except, {}, {}};
    except.parts.push_back(std::move(whole));
    except.parts.push_back(factor());
    return except;
  }

  Expression factor() {
    if (take('(')) return closed(choice(), ')');
    if (take('[')) return {Kind::optional, {}, {closed(choice(), ']')}};
    if (take('{')) return {Kind::repeated, {}, {closed(choice(), '}')}};
    if (take('?')) return {Kind::special, std::string(up_to('?')), {}};
    for (const char quote : {'"', '\''}) {
      if (at_ < text_.size() && text_[at_] == quote) {
        ++at_;
        return {Kind::terminal, std::string(up_to(quote)), {}};
      }
    }
    return {Kind::rule, take_name(), {}};
  }

  Expression closed(Expression expression, char bracket) {
    expect(bracket);
    return expression;
  }

  /// Takes what stands before `end`, without spaces around it, and `end`.
  std::string_view up_to(char end) {
    auto inner = text_.substr(at_, text_.find(end, at_) - at_);
    at_ = std::min(text_.size(), at_ + inner.size() + 1);
    skip();
    if (end != '?') return inner;
    inner.remove_prefix(std::min(inner.size(), inner.find_first_not_of(' ')));
    return inner.substr(0, inner.find_last_not_of(' ') + 1);
  }

  std::string take_name() {
    const auto begin = at_;
    while (at_ < text_.size() && is_name(text_[at_])) ++at_;
    if (at_ == begin) fail("a name");
    std::string name(text_.substr(begin, at_ - begin));
    skip();
    return name;
  }

  bool take(char wanted) {
    if (at_ == text_.size() || text_[at_] != wanted) return false;
    ++at_;
    skip();
    return true;
  }

  void expect(char wanted) {
    if (!take(wanted)) fail(std::string(1, wanted));
  }

  void skip() {
    for (;;) {
      while (at_ < text_.size() && is_space(text_[at_])) ++at_;
      if (!text_.substr(at_).starts_with("(*")) return;
      at_ = std::min(text_.find("*)", at_), text_.size() - 2) + 2;
    }
  }

  [[noreturn]] void fail(const std::string& wanted) const {
    throw std::runtime_error("the grammar lacks " + wanted + " before " +
                             std::string(text_.substr(at_, 40)));
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

void check_names(const Expression& expression,
                 const std::map<std::string, Expression, std::less<>>& rules,
                 const Specials& specials) {
  const bool known = expression.kind == Kind::rule      ? rules.contains(expression.text)
                     : expression.kind == Kind::special ? specials.contains(expression.text)
                                                        : true;
  if (!known) throw std::runtime_error("the grammar does not explain: " + expression.text);
  for (const auto& part : expression.parts) check_names(part, rules, specials);
}

}  // namespace

Grammar::Grammar(std::string_view text, Specials specials) : specials_(std::move(specials)) {
  for (Reader reader(text); !reader.at_end();) {
    auto [name, expression] = reader.rule();
    if (!rules_.emplace(name, std::move(expression)).second) {
      throw std::runtime_error("the grammar has two rules " + name);
    }
  }
  for (const auto& [name, expression] : rules_) check_names(expression, rules_, specials_);
}

const Expression& Grammar::rule(std::string_view name) const {
  const auto found = rules_.find(name);
  if (found == rules_.end()) throw std::runtime_error("no rule " + std::string(name));
  return found->second;
}

/// Finds where what an expression derives can end, and remembers it.
class Recogniser {
 public:
  Recogniser(const Grammar& grammar, std::string_view text,
             const std::set<std::string, std::less<>>& banned)
      : grammar_(grammar), text_(text), banned_(banned) {}

  using Ends = std::set<std::size_t>;

  const Ends& ends(const Expression& expression, std::size_t begin) {
    const auto key = std::make_pair(&expression, begin);
    if (const auto known = known_.find(key); known != known_.end()) return known->second;
    return known_[key] = find(expression, begin);
  }

 private:
  Ends find(const Expression& expression, std::size_t begin) {
    const auto rest = text_.substr(begin);
    switch (expression.kind) {
      case Kind::sequence:
        return after_all(expression.parts, begin);
      case Kind::choice: {
        Ends all;
        for (const auto& part : expression.parts) all.merge(Ends(ends(part, begin)));
        return all;
      }
      case Kind::optional: {
        auto all = ends(expression.parts[0], begin);
        all.insert(begin);
        return all;
      }
      case Kind::repeated:
        return after_any_number(expression.parts[0], begin);
      case Kind::except: {
        auto all = ends(expression.parts[0], begin);
        for (const auto end : ends(expression.parts[1], begin)) all.erase(end);
        return all;
      }
      case Kind::terminal:
        return starts_with(rest, expression.text) ? Ends{begin + expression.text.size()} : Ends{};
      case Kind::special:
        return after_special(grammar_.specials_.find(expression.text)->second, begin);
      case Kind::rule:
        return banned_.contains(expression.text) ? Ends{}
                                                 : ends(grammar_.rule(expression.text), begin);
    }
    return {};
  }

  Ends after_all(const std::vector<Expression>& parts, std::size_t begin) {
    Ends here{begin};
    for (const auto& part : parts) {
      Ends next;
      for (const auto at : here) next.merge(Ends(ends(part, at)));
      here = std::move(next);
    }
    return here;
  }

  Ends after_any_number(const Expression& part, std::size_t begin) {
    Ends all{begin};
    for (std::vector<std::size_t> open{begin}; !open.empty();) {
      const auto at = open.back();
      open.pop_back();
      for (const auto end : ends(part, at)) {
        if (all.insert(end).second) open.push_back(end);
      }
    }
    return all;
  }

  Ends after_special(const Special& special, std::size_t begin) const {
    const auto rest = text_.substr(begin);
    if (special.holds_after) {
      return special.holds_after(text_.substr(0, begin)) ? Ends{begin} : Ends{};
    }
    if (special.holds_before) return special.holds_before(rest) ? Ends{begin} : Ends{};
    const auto bytes = character_bytes(rest);
    return bytes > 0 && special.matches(rest.substr(0, bytes)) ? Ends{begin + bytes} : Ends{};
  }

  const Grammar& grammar_;
  std::string_view text_;
  const std::set<std::string, std::less<>>& banned_;
  std::map<std::pair<const Expression*, std::size_t>, Ends> known_;
};

bool Grammar::derives(std::string_view name, std::string_view text,
                      const std::set<std::string, std::less<>>& banned) const {
  return Recogniser(*this, text, banned).ends(rule(name), 0).contains(text.size());
}

/// Makes random texts. What looks at the character after is checked at the end, by trying again.
class Generator {
 public:
  Generator(const Grammar& grammar, const Grammar::Replacements& replacements, std::mt19937& random)
      : grammar_(grammar), replacements_(replacements), random_(random) {}

  std::string make(const Expression& expression) {
    for (;;) {
      text_.clear();
      promises_.clear();
      steps_ = 0;
      if (!append(expression, 0)) continue;
      const std::string_view text = text_;
      if (std::all_of(promises_.begin(), promises_.end(), [&](const auto& promise) {
            return promise.first->holds_before(text.substr(promise.second));
          })) {
        return text_;
      }
    }
  }

 private:
  static constexpr int max_depth = 60;
  static constexpr int max_steps = 3000;

  bool chance(unsigned one_in) { return random_() % one_in == 0; }

  /// Returns false, and appends nothing, when nothing fits.
  bool append(const Expression& expression, int depth) {
    const auto size = text_.size();
    const auto promises = promises_.size();
    if (depth <= max_depth && ++steps_ <= max_steps && try_to_append(expression, depth + 1)) {
      return true;
    }
    text_.resize(size);
    promises_.resize(promises);
    return false;
  }

  bool try_to_append(const Expression& expression, int depth) {
    switch (expression.kind) {
      case Kind::sequence:
        return std::all_of(expression.parts.begin(), expression.parts.end(),
                           [&](const auto& part) { return append(part, depth); });
      case Kind::choice:
        return append_any(expression.parts, depth);
      case Kind::optional:
        if (chance(2)) append(expression.parts[0], depth);
        return true;
      case Kind::repeated:
        while (chance(3) && append(expression.parts[0], depth)) {
        }
        return true;
      case Kind::except:
        return append_all_but(expression.parts[0], expression.parts[1], depth);
      case Kind::terminal:
        append_terminal(expression.text);
        return true;
      case Kind::special:
        return append_special(grammar_.specials_.find(expression.text)->second);
      case Kind::rule:
        return append_rule(expression.text, depth);
    }
    return false;
  }

  bool append_any(const std::vector<Expression>& parts, int depth) {
    std::vector<const Expression*> order;
    for (const auto& part : parts) order.push_back(&part);
    std::shuffle(order.begin(), order.end(), random_);
    return std::any_of(order.begin(), order.end(),
                       [&](const auto* part) { return append(*part, depth); });
  }

  bool append_all_but(const Expression& whole, const Expression& exception, int depth) {
    const auto size = text_.size();
    const auto promises = promises_.size();
    constexpr int tries = 20;
    for (int i = 0; i < tries; ++i) {
      if (!append(whole, depth)) return false;
      const auto made = text_.substr(size);
      if (!Recogniser(grammar_, made, no_rules_).ends(exception, 0).contains(made.size())) {
        return true;
      }
      text_.resize(size);
      promises_.resize(promises);
    }
    return false;
  }

  void append_terminal(std::string_view terminal) {
    const bool change_case = terminal.ends_with(':') && chance(4);
    for (const char c : terminal) text_ += change_case ? upper(c) : c;
  }

  bool append_special(const Special& special) {
    if (special.holds_after) return special.holds_after(text_);
    if (special.holds_before) {
      promises_.emplace_back(&special, text_.size());
    } else {
      text_ += special.samples[random_() % special.samples.size()];
    }
    return true;
  }

  bool append_rule(std::string_view name, int depth) {
    const auto replacement = replacements_.find(name);
    if (replacement == replacements_.end()) return append(grammar_.rule(name), depth);
    const auto& texts = replacement->second;
    if (texts.empty()) return false;
    text_ += texts[random_() % texts.size()];
    return true;
  }

  const Grammar& grammar_;
  const Grammar::Replacements& replacements_;
  std::mt19937& random_;
  const std::set<std::string, std::less<>> no_rules_;
  std::string text_;
  std::vector<std::pair<const Special*, std::size_t>> promises_;  ///< What has to hold, and where.
  int steps_ = 0;
};

std::string Grammar::random_text(std::string_view name, const Replacements& replacements,
                                 std::mt19937& random) const {
  return Generator(*this, replacements, random).make(rule(name));
}

}  // namespace newsgrep::test
