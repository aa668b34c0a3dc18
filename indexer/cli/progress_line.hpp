#pragma once

#include <chrono>

#include "newsgrep/ingest.hpp"

namespace newsgrep::cli {

/// One line on a terminal's standard error that tells how far an ingest is, redrawn a few times a
/// second; silent elsewhere.
class ProgressLine {
 public:
  ProgressLine();
  /// Leaves the line empty.
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void show(const IngestProgress& progress);

 private:
  using Clock = std::chrono::steady_clock;

  bool on_terminal_;
  bool drawn_ = false;
  Clock::time_point last_;
};

}  // namespace newsgrep::cli
