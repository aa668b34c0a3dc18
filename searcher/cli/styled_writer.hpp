#pragma once

#include <ostream>
#include <string_view>
#include <vector>

#include "newsgrep/query.hpp"
#include "searcher/cli/theme.hpp"

namespace newsgrep::cli {

/// Writes text, in colour or without.
class StyledWriter {
 public:
  StyledWriter(std::ostream& out, bool color) : out_(out), color_(color) {}

  void plain(std::string_view text) { out_ << text; }
  void plain(char c) { out_ << c; }

  /// `sgr` is a part of a Theme.
  void styled(std::string_view sgr, std::string_view text);

  /// The part `line` of `text`, with those parts of `matches` that lie in it in the style `sgr`.
  void highlighted(std::string_view sgr, std::string_view text, ByteRange line,
                   const std::vector<ByteRange>& matches);

 private:
  std::ostream& out_;
  bool color_;
};

}  // namespace newsgrep::cli
