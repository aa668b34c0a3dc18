#pragma once

#include <filesystem>
#include <memory>

#include "corpus/file.hpp"
#include "newsgrep/reader.hpp"

namespace newsgrep::corpus {

/// Does what newsgrep::open_reader() does. Notes in `record`, which must outlive the Reader, what
/// is read.
std::unique_ptr<Reader> open_recorded_reader(const std::filesystem::path& path,
                                             const ReaderOptions& options, InputRecord& record);

}  // namespace newsgrep::corpus
