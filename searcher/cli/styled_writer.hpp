#pragma once

#include <ostream>
#include <string_view>
#include <vector>

#include "newsgrep/query.hpp"
#include "searcher/cli/theme.hpp"

namespace newsgrep::cli {

/// Writes text with or without colour.
class StyledWriter {
 public:
  StyledWriter(std::ostream& out, bool color) : out_(out), color_(color) {}

  void plain(std::string_view text) { out_ << text; }
  void plain(char c) { out_ << c; }

  /// Writes `text` in the style `sgr`, a part of a Theme.
  void styled(std::string_view sgr, std::string_view text);

  /// Writes the bytes `line` of `text`, with the parts of `matches` in them in the style `sgr`.
  void highlighted(std::string_view sgr, std::string_view text, ByteRange line,
                   const std::vector<ByteRange>& matches);

 private:
  std::ostream& out_;
  bool color_;
};

}  // namespace newsgrep::cli
