#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "newsgrep/query.hpp"

namespace newsgrep::query {

/// Gathers what was not understood of a query. Of a query with very many mistakes only the first
/// are listed, and that there are more.
class Mistakes {
 public:
  void add(ByteRange where, std::string message, std::string hint);

  /// All of them, in order of place.
  std::vector<Diagnostic> take();

 private:
  std::vector<Diagnostic> found_;
};

/// `text` as a message may quote it: what is very long is cut.
std::string quoted_briefly(std::string_view text);

}  // namespace newsgrep::query
