#include "tests/faults/outcomes.hpp"

#include <ostream>

namespace newsgrep::test {

void Outcomes::add(const Try& made) {
  auto& counts = counts_[made.fault];
  ++tried_;
  ++counts.tried;
  switch (made.verdict) {
    case Verdict::right:
      ++counts.right;
      break;
    case Verdict::refused:
      ++counts.refused;
      break;
    case Verdict::lost:
      ++counts.lost;
      losses_.push_back(made.fault + ": " + made.detail);
  }
}

void Outcomes::print(std::ostream& out) const {
  out << "| fault | tried | answered | refused | lost |\n|---|---|---|---|---|\n";
  for (const auto& [fault, counts] : counts_) {
    out << "| " << fault << " | " << counts.tried << " | " << counts.right << " | "
        << counts.refused << " | " << counts.lost << " |\n";
  }
}

}  // namespace newsgrep::test
