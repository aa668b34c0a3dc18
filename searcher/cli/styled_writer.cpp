#include "searcher/cli/styled_writer.hpp"

#include <algorithm>

namespace newsgrep::cli {

void StyledWriter::styled(std::string_view sgr, std::string_view text) {
  if (color_ && !text.empty() && !sgr.empty()) {
    out_ << "\x1b[" << sgr << 'm' << text << "\x1b[0m";
  } else {
    out_ << text;
  }
}

void StyledWriter::highlighted(std::string_view sgr, std::string_view text, ByteRange line,
                               const std::vector<ByteRange>& matches) {
  auto at = line.begin;
  for (const auto& match : matches) {
    const auto begin = std::max(match.begin, at);
    const auto end = std::min(match.end, line.end);
    if (begin >= end) continue;
    plain(text.substr(at, begin - at));
    styled(sgr, text.substr(begin, end - begin));
    at = end;
  }
  plain(text.substr(at, line.end - at));
}

}  // namespace newsgrep::cli
