#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace newsgrep {

namespace detail {
struct Node;
}

/// A run of bytes in a text: [begin, end), on character boundaries.
struct ByteRange {
  std::size_t begin = 0;
  std::size_t end = 0;
  friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

/// Something in a query that was not taken as it was typed.
struct Diagnostic {
  ByteRange where;      ///< In the query's text.
  std::string message;  ///< One sentence part, lower case, without a full stop.
  std::string hint;     ///< What to type instead; may be empty.
};

/// A query, understood. A plain value, independent of any index; may be shared between threads.
class Query {
 public:
  /// A query without words, which matches nothing.
  Query();

  /// The query as it was typed.
  const std::string& text() const { return text_; }

  /// What was ignored or repaired; empty when the query was taken as typed.
  const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }

  /// The syntax tree in one line, for people and tests: `(any ceasefire +"buffer zone" -peace)`.
  std::string to_string() const;

  /// For the engine.
  const detail::Node& root() const { return *root_; }

 private:
  friend Query parse_query(std::string_view text);

  std::string text_;
  std::vector<Diagnostic> diagnostics_;
  std::shared_ptr<const detail::Node> root_;
};

/// Understands `text`: plain words (any of them, ranked), `"exact phrases"`, `+required` and
/// `-excluded` words and phrases. Never fails: what makes no sense is reported in
/// Query::diagnostics() and the rest is read as well as possible. Punctuation in plain words is
/// harmless; any bytes are accepted. A query that only excludes matches nothing.
Query parse_query(std::string_view text);

}  // namespace newsgrep
