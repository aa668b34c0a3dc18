#include "indexer/cli/progress_line.hpp"

#include <iostream>

#include "cli/counted.hpp"
#include "cli/terminal.hpp"
#include "indexer/cli/byte_size.hpp"

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
  if (!is_due()) return;
  draw(grouped(progress.files_done) + " of " + grouped(progress.files_total) + " files, " +
       grouped(progress.articles) + " articles, " + grouped(progress.passages) + " passages");
}

void ProgressLine::show(const CheckProgress& progress) {
  if (!is_due()) return;
  auto text = byte_size(progress.bytes_done) + " of " + byte_size(progress.bytes_total);
  if (progress.passages_total > 0) {
    text += ", " + grouped(progress.passages_done) + " of " + grouped(progress.passages_total) +
            " passages";
  }
  draw(text);
}

/// Returns true if the line is to be drawn now.
bool ProgressLine::is_due() {
  if (!on_terminal_) return false;
  const auto now = Clock::now();
  if (now - last_ < redraw_interval) return false;
  last_ = now;
  return true;
}

void ProgressLine::draw(const std::string& text) {
  drawn_ = true;
  std::cerr << clear_line << text << std::flush;
}

}  // namespace newsgrep::cli
