#include "text/variants.hpp"

#include <algorithm>
#include <cstddef>
#include <unordered_map>
#include <utility>

#include "newsgrep/error.hpp"
#include "text/ascii.hpp"
#include "text/folding.hpp"
#include "text/language_code.hpp"
#include "text/normalize_word.hpp"
#include "text/stable_hash.hpp"
#include "text/term_table.hpp"
#include "text/tokenizer.hpp"
#include "text/utf8.hpp"
#include "text/variants_text.hpp"

namespace newsgrep::text {
namespace {

constexpr std::string_view any_language{};

std::string_view without_comment(std::string_view line) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] != '#') continue;
    if (i == 0 || is_ascii_space(line[i - 1])) return line.substr(0, i);
  }
  return line;
}

struct SpellingWord {
  std::string normal;
  std::string exact_case;  // empty if it counts in any case
};
using Spelling = std::vector<SpellingWord>;

bool is_exact(const SpellingWord& word) {
  return !word.exact_case.empty();
}

enum class Capitals { any, as_written };

// Splits a spelling into words, as the Analyzer splits an article.
Spelling words_of(std::string_view text, Capitals capitals) {
  Spelling spelling;
  Tokenizer tokenizer(text);
  for (WordRange word{}; tokenizer.next(word);) {
    const std::string_view written = text.substr(word.begin, word.end - word.begin);
    SpellingWord result;
    normalize_word(written, result.normal);
    fold_diacritics(result.normal);
    if (result.normal.empty()) continue;
    if (capitals == Capitals::as_written || is_dotted_acronym(written)) {
      result.exact_case = case_form(written);
    }
    spelling.push_back(std::move(result));
  }
  return spelling;
}

std::string run_together(const Spelling& spelling) {
  std::string all;
  for (const SpellingWord& word : spelling) all += word.normal;
  return all;
}

}  // namespace

struct VariantTable::Impl {
  // A spelling that ends at a node.
  struct SpellingEnd {
    std::string language;                 // empty for any language
    std::vector<std::string> exact_case;  // of each word; empty if all count in any case
    GroupId group;
    std::uint32_t next;  // index of the next spelling that ends there; 0 for none
  };
  struct TrieNode {
    std::uint32_t first_ending = 0;  // index in `endings`; 0 for none
    bool has_longer = false;
  };

  void read(std::string_view table, std::string_view table_name);
  void read_line(std::string_view line, std::string& language);
  void add_group(const std::vector<Spelling>& spellings, const std::string& language);
  NodeId make_path(const Spelling& spelling);
  void add_spelling(const Spelling& spelling, const std::string& language, GroupId group);
  void join(GroupId one, GroupId other);
  void resolve_joined_groups();
  GroupId joined_to(GroupId group) const;

  static std::uint64_t edge(NodeId node, WordId word) { return std::uint64_t{node} << 32 | word; }

  static WordId id_of(const Term& word) { return word.id + 1; }

  TermTable words;
  // Where words lead from the root, by WordId; 0 for nowhere.
  std::vector<NodeId> first_nodes = std::vector<NodeId>(1);
  std::unordered_map<std::uint64_t, NodeId> edges;
  std::vector<TrieNode> nodes = std::vector<TrieNode>(root + 1);
  std::vector<SpellingEnd> endings = std::vector<SpellingEnd>(1);  // the first stands for none
  std::vector<std::string> canonicals;
  std::vector<GroupId> joined;  // by GroupId: the group it was joined to, or itself
};

void VariantTable::Impl::read(std::string_view table, std::string_view table_name) {
  std::string language{any_language};
  std::size_t number = 1;
  for (std::size_t begin = 0; begin < table.size(); ++number) {
    const std::size_t end = std::min(table.find('\n', begin), table.size());
    std::string_view line = table.substr(begin, end - begin);
    begin = end + 1;
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (number == 1 && line.starts_with(byte_order_mark))
      line.remove_prefix(byte_order_mark.size());
    try {
      read_line(line, language);
    } catch (const Error& error) {
      throw Error(
          error.code(),
          "Line " + std::to_string(number) + " of " + std::string(table_name) + ": " + error.what(),
          error.hint());
    }
  }
}

void VariantTable::Impl::read_line(std::string_view line, std::string& language) {
  const auto fail = [](const char* what, const char* hint) -> Error {
    return Error(ErrorCode::bad_argument, what, hint);
  };
  constexpr auto form = "Write a group as: ceasefire = cease-fire = cease fire";

  if (!is_utf8(line)) throw fail("it is not valid UTF-8", "Save the table as UTF-8");
  line = trim(without_comment(line));
  if (line.empty()) return;

  if (line.front() == '[') {
    const std::string_view name = trim(line.substr(1, line.size() - 2));
    if (line.back() != ']' || (name != "all" && !is_language_code(name))) {
      throw fail("the brackets hold no language code",
                 "Write [en] for English only, [all] for any language");
    }
    language = name == "all" ? any_language : name;
    return;
  }

  std::vector<Spelling> spellings;
  while (true) {
    line = trim(line);
    Capitals capitals = Capitals::any;
    std::string_view text;
    if (line.starts_with('"')) {
      capitals = Capitals::as_written;
      const std::size_t quote = line.find('"', 1);
      if (quote == std::string_view::npos) throw fail("missing closing quotation mark", form);
      text = line.substr(1, quote - 1);
      line = trim(line.substr(quote + 1));
      if (!line.empty() && line.front() != '=') {
        throw fail("only = may follow a quoted spelling", form);
      }
    } else {
      text = line.substr(0, line.find('='));
      line.remove_prefix(text.size());
      if (text.find('"') != std::string_view::npos) {
        throw fail("a quotation mark is inside a spelling", form);
      }
    }
    Spelling spelling = words_of(text, capitals);
    if (spelling.empty()) throw fail("a spelling has no letter or digit", form);
    spellings.push_back(std::move(spelling));
    if (line.empty()) break;
    line.remove_prefix(1);  // the =
  }
  if (spellings.size() < 2) throw fail("a group needs two spellings or more", form);
  const Spelling& first = spellings.front();
  if (std::any_of(first.begin(), first.end(), is_exact)) {
    throw fail("the first spelling counts only with certain capitals",
               "Start the group with a word that stands for it in any case: usa = \"US\"");
  }
  add_group(spellings, language);
}

void VariantTable::Impl::add_group(const std::vector<Spelling>& spellings,
                                   const std::string& language) {
  const auto group = static_cast<GroupId>(canonicals.size());
  canonicals.push_back(run_together(spellings.front()));
  joined.push_back(group);
  for (const Spelling& spelling : spellings) add_spelling(spelling, language, group);
}

void VariantTable::Impl::add_spelling(const Spelling& spelling, const std::string& language,
                                      GroupId group) {
  std::vector<std::string> exact_case;
  if (std::any_of(spelling.begin(), spelling.end(), is_exact)) {
    for (const SpellingWord& word : spelling) exact_case.push_back(word.exact_case);
  }
  auto* next = &nodes[make_path(spelling)].first_ending;
  bool known = false;
  for (; *next != 0; next = &endings[*next].next) {
    const SpellingEnd& ending = endings[*next];
    const bool used_together =
        ending.language == language || ending.language == any_language || language == any_language;
    if (!used_together || ending.exact_case != exact_case) continue;
    join(ending.group, group);
    known = known || ending.language == language;
  }
  if (known) return;
  *next = static_cast<std::uint32_t>(endings.size());
  endings.push_back({language, std::move(exact_case), group, 0});
}

// The older group keeps its canonical word, so that a user's line extends a shipped group.
void VariantTable::Impl::join(GroupId one, GroupId other) {
  one = joined_to(one);
  other = joined_to(other);
  joined[std::max(one, other)] = std::min(one, other);
}

VariantTable::NodeId VariantTable::Impl::make_path(const Spelling& spelling) {
  NodeId node = root;
  for (const SpellingWord& word : spelling) {
    const auto hash = stable_hash(word.normal);
    const Term* known = words.find(word.normal, hash);
    if (known == nullptr) {
      known = words.add(word.normal, hash, false);
      first_nodes.push_back(0);
    }
    const auto id = id_of(*known);
    NodeId& next = node == root ? first_nodes[id] : edges[edge(node, id)];
    nodes[node].has_longer = true;
    if (next == 0) {
      next = static_cast<NodeId>(nodes.size());
      nodes.emplace_back();
    }
    node = next;
  }
  return node;
}

VariantTable::GroupId VariantTable::Impl::joined_to(GroupId group) const {
  while (joined[group] != group) group = joined[group];
  return group;
}

void VariantTable::Impl::resolve_joined_groups() {
  for (std::size_t i = 1; i < endings.size(); ++i) endings[i].group = joined_to(endings[i].group);
}

VariantTable::VariantTable(std::string_view user_table) : impl_(std::make_unique<Impl>()) {
  constexpr std::size_t expected_spellings = 1024;  // Enough for the shipped table.
  impl_->first_nodes.reserve(expected_spellings);
  impl_->nodes.reserve(expected_spellings);
  impl_->endings.reserve(expected_spellings);
  impl_->read(variants_text(), "newsgrep's own table of variants");
  impl_->read(user_table, "the table of variants");
  impl_->resolve_joined_groups();
}

VariantTable::~VariantTable() = default;

VariantTable::WordId VariantTable::word_id(std::string_view word) const {
  const Term* known = impl_->words.find(word, stable_hash(word));
  return known == nullptr ? 0 : Impl::id_of(*known);
}

VariantTable::NodeId VariantTable::step(NodeId node, WordId word) const {
  if (node == root) return impl_->first_nodes[word];
  const auto it = impl_->edges.find(Impl::edge(node, word));
  return it == impl_->edges.end() ? 0 : it->second;
}

bool VariantTable::has_longer(NodeId node) const {
  return impl_->nodes[node].has_longer;
}

std::optional<VariantTable::GroupId> VariantTable::group_at(
    NodeId node, std::string_view language, const std::vector<std::string>& case_forms) const {
  const Impl::SpellingEnd* best = nullptr;
  int best_rank = -1;
  for (auto at = impl_->nodes[node].first_ending; at != 0; at = impl_->endings[at].next) {
    const auto& ending = impl_->endings[at];
    if (!ending.language.empty() && ending.language != language) continue;
    int exact_words = 0;
    bool matches = true;
    for (std::size_t i = 0; i < ending.exact_case.size() && matches; ++i) {
      if (ending.exact_case[i].empty()) continue;
      ++exact_words;
      matches = i < case_forms.size() && ending.exact_case[i] == case_forms[i];
    }
    // A spelling with more exact capitals wins, then one for this very language.
    const int rank = 2 * exact_words + (ending.language.empty() ? 0 : 1);
    if (matches && rank > best_rank) {
      best = &ending;
      best_rank = rank;
    }
  }
  if (best == nullptr) return std::nullopt;
  return best->group;
}

const std::string& VariantTable::canonical(GroupId group) const {
  return impl_->canonicals[group];
}

}  // namespace newsgrep::text
