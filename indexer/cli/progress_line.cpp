#include "indexer/cli/progress_line.hpp"

#include <iostream>

#include "cli/counted.hpp"
#include "cli/terminal.hpp"

namespace newsgrep::cli {
namespace {

constexpr auto redraw_interval = std::chrono::milliseconds(200);
constexpr std::string_view clear_line = "\r\x1b[K";

}  // namespace

ProgressLine::ProgressLine() : on_terminal_(is_terminal(stderr)), last_(Clock::now()) {}

ProgressLine::~ProgressLine() {
  if (drawn_) std::cerr << clear_line << std::flush;
}

void ProgressLine::show(const IngestProgress& progress) {
  if (!on_terminal_) return;
  const auto now = Clock::now();
  if (now - last_ < redraw_interval) return;
  last_ = now;
  drawn_ = true;
  std::cerr << clear_line << grouped(progress.files_done) << " of " << grouped(progress.files_total)
            << " files, " << grouped(progress.articles) << " articles, "
            << grouped(progress.passages) << " passages" << std::flush;
}

}  // namespace newsgrep::cli
