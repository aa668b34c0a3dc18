#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "newsgrep/query.hpp"

namespace newsgrep::query {

/// Gathers the mistakes of a query: the first hundred, and a note if there are more.
class Mistakes {
 public:
  /// Adds a Diagnostic::Kind::mistake with these members.
  void add(ByteRange where, std::string message, std::string hint);

  /// Adds one about a limit that cuts the query; it is listed in any case.
  void add_limit(ByteRange where, std::string message, std::string hint);

  /// Returns all of them, in order of place.
  std::vector<Diagnostic> take();

 private:
  std::vector<Diagnostic> found_;
  std::vector<Diagnostic> limits_;
};

/// Returns `text` as a message may quote it: a very long one is cut.
std::string quoted_briefly(std::string_view text);

}  // namespace newsgrep::query
