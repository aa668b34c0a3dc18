#pragma once

#include <chrono>
#include <string>

#include "newsgrep/check.hpp"
#include "newsgrep/ingest.hpp"

namespace newsgrep::cli {

/// A line on standard error that shows how far an ingest or a check is, redrawn a few times a
/// second. Prints nothing when standard error is no terminal.
class ProgressLine {
 public:
  ProgressLine();
  /// Clears the line.
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void show(const IngestProgress& progress);
  void show(const CheckProgress& progress);

 private:
  bool is_due();
  void draw(const std::string& text);
  using Clock = std::chrono::steady_clock;

  bool on_terminal_;
  bool drawn_ = false;
  Clock::time_point last_;
};

}  // namespace newsgrep::cli
