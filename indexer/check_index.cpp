#include "newsgrep/check.hpp"

#include "indexer/guard_io.hpp"
#include "indexer/index_state.hpp"

namespace newsgrep {

CheckResult check_index(const std::filesystem::path& index_dir, const CheckOptions& options) {
  return indexer::guard_io([&] {
    auto state = indexer::open_state(index_dir, options.max_faults);
    return indexer::check_state(state, options);
  });
}

}  // namespace newsgrep
