#pragma once

#include <span>
#include <string>

#include "index/bytes/page_sums.hpp"

namespace newsgrep::index {

/// Returns the id by which Xapian tells databases apart, of `uuid_bytes` bytes. We take a hash of
/// the checksums of the pages of the table.
std::string table_uuid(std::span<const PageSum> pages);

}  // namespace newsgrep::index
