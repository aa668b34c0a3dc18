#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "index/file_list.hpp"
#include "index/stub.hpp"
#include "indexer/fault_list.hpp"
#include "indexer/shard_snapshot.hpp"

namespace newsgrep::indexer {

/// A published state of an index, opened as far as it can be. Its files stay readable while a
/// writer replaces it.
struct IndexState {
  std::optional<std::string> stub_text;  ///< Nothing if there is no stub.
  std::optional<index::Stub> stub;       ///< Nothing if it is damaged.
  std::optional<index::FileList> files;  ///< Nothing if the list is damaged.
  bool knows_dead = false;               ///< True if the list of dead passages could be read.
  std::vector<ShardSnapshot> shards;     ///< Those that the stub names.
  FaultList faults{0};                   ///< Those of the stub and the lists.
};

/// Opens the state that the index in `index_dir` has now. Throws Error{no_index},
/// Error{wrong_format}, Error{io}, and Error{index_changed} if a writer replaced it again and
/// again.
IndexState open_state(const std::filesystem::path& index_dir, std::size_t max_faults);

/// Opens the state that has this stub, while nobody replaces it; without a stub, the shards in the
/// folder. Throws Error{wrong_format} and Error{io}.
IndexState open_state(const std::filesystem::path& index_dir, std::optional<std::string> stub_text,
                      std::size_t max_faults);

/// Compares all parts of a state with their checksums and with each other; see check_index().
CheckResult check_state(IndexState& state, const CheckOptions& options);

}  // namespace newsgrep::indexer
