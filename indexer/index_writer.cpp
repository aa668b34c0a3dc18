#include "newsgrep/index_writer.hpp"

#include <utility>

#include "indexer/guard_io.hpp"
#include "indexer/index_writer_impl.hpp"

namespace newsgrep {

IndexWriter::IndexWriter(const std::filesystem::path& index_dir, const WriterOptions& options)
    : impl_(indexer::guard_io([&] { return std::make_unique<Impl>(index_dir, options); })) {}
IndexWriter::~IndexWriter() = default;
IndexWriter::IndexWriter(IndexWriter&&) noexcept = default;
IndexWriter& IndexWriter::operator=(IndexWriter&&) noexcept = default;

IndexWriter::Outcome IndexWriter::add(Article article) {
  return indexer::guard_io([&] { return impl_->add(std::move(article)); });
}

bool IndexWriter::remove(std::string_view article_id) {
  return indexer::guard_io([&] { return impl_->remove(article_id); });
}

void IndexWriter::commit() {
  indexer::guard_io([&] { impl_->commit(); });
}

WriterCounts IndexWriter::counts() const {
  return impl_->counts();
}

}  // namespace newsgrep
