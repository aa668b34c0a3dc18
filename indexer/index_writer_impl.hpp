#pragma once

#include "indexer/index_update.hpp"
#include "newsgrep/index_writer.hpp"

namespace newsgrep {

/// What an IndexWriter owns; also seen by ingest(), its friend.
struct IndexWriter::Impl : indexer::IndexUpdate {
  using IndexUpdate::IndexUpdate;
};

}  // namespace newsgrep
