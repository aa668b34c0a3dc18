#include "index/passages/passage_file_writer.hpp"

#include <zstd.h>

#include <algorithm>
#include <new>

#include "index/bytes/varint.hpp"
#include "newsgrep/error.hpp"
#include "text/quotations.hpp"

namespace newsgrep::index {
namespace {

/// The number of bytes at the start of every zstd frame that are always the same.
constexpr std::size_t frame_magic_bytes = 4;

/// Higher levels take much longer and save only a few per cent.
constexpr int compression_level = 3;

/// If the codes of a content take more than this part of its bytes, it has little in common with
/// the texts that the dictionary was made from, and may be smaller as a frame.
constexpr double well_coded = 0.5;

/// The number of passages to copy before letting go of the memory of a source.
constexpr std::uint32_t drop_every = 16 * records_a_group;

}  // namespace

void append_content(std::string& out, const PassageRecord& passage) {
  if (passage.number == 1) out.append(passage.article.substr(incompressible_article_bytes));
  out.append(passage.section);
  out.append(passage.text);
}

PassageFileWriter::PassageFileWriter(const std::filesystem::path& shard_dir,
                                     const TextEncoder* encoder)
    : file_(shard_dir / passages_file_name), encoder_(encoder) {}

PassageFileWriter::~PassageFileWriter() = default;

void PassageFileWriter::Free::operator()(ZSTD_CCtx_s* context) const {
  ZSTD_freeCCtx(context);
}

void PassageFileWriter::add(const PassageRecord& passage, std::string_view forward_list) {
  if (encoder_ && dictionary_ == 0) dictionary_ = number_of_dictionary(encoder_->dictionary());
  head_.clear();
  append_string(head_, forward_list);
  append_varint(head_, passage.number);
  if (passage.number == 1) {
    append_string(head_, passage.id);
    append_string(head_, passage.date);
    head_.append(passage.article.substr(0, incompressible_article_bytes));
    append_varint(head_, passage.article.size() - incompressible_article_bytes);
  }
  append_varint(head_, passage.section.size());
  content_.clear();
  append_content(content_, passage);
  const auto bytes = content_.size();
  content_.append(TextEncoder::room_after_text, '\0');
  const auto content = std::string_view(content_).substr(0, bytes);
  codes_.clear();
  if (encoder_) encoder_->append(codes_, content);
  auto compressed = std::string_view(codes_);
  bool is_frame = !encoder_;
  if (is_frame || static_cast<double>(codes_.size()) > well_coded * static_cast<double>(bytes)) {
    const auto frame = compress(content);
    is_frame = is_frame || frame.size() < codes_.size();
    if (is_frame) compressed = frame;
  }
  append_varint(head_, 2 * std::uint64_t{bytes} + (is_frame ? 1 : 0));

  begin_record(dictionary_, {passage.number, passage.date, passage.id},
               !text::find_quotations(passage.text).empty());
  file_.append(head_);
  file_.append(compressed);
}

/// Returns `content` as a frame without its magic number; valid until the next call.
std::string_view PassageFileWriter::compress(std::string_view content) {
  if (!context_) {
    context_.reset(ZSTD_createCCtx());
    if (!context_) throw std::bad_alloc();
    ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_compressionLevel, compression_level);
    ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_contentSizeFlag, 0);
  }
  const auto max_bytes = ZSTD_compressBound(content.size());
  if (frame_.size() < max_bytes) frame_.resize(max_bytes);
  const auto bytes =
      ZSTD_compress2(context_.get(), frame_.data(), frame_.size(), content.data(), content.size());
  if (ZSTD_isError(bytes)) throw std::bad_alloc();  // There is room, so nothing else can fail.
  return std::string_view(frame_).substr(frame_magic_bytes, bytes - frame_magic_bytes);
}

void PassageFileWriter::append(const PassageFile& source) {
  const auto& segments = source.segments();
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const auto dictionary = number_of_dictionary(source.dictionary(segments[i]));
    const bool is_last = i + 1 == segments.size();
    const auto end = is_last ? source.size() + 1 : segments[i + 1].first_passage;
    for (auto passage = segments[i].first_passage; passage < end; ++passage) {
      begin_record(dictionary, source.head(passage), source.quoting_passages().contains(passage));
      file_.append(source.record(passage));
      if (passage % drop_every == 0) source.drop_before(passage);
    }
  }
}

SummedFile PassageFileWriter::finish(Durability durability) {
  note_position();
  std::vector<std::uint64_t> dictionary_begins{file_.size()};
  for (const auto& dictionary : dictionaries_) {
    file_.append(dictionary);
    dictionary_begins.push_back(file_.size());
  }
  first_passages_.write_to(file_);
  quoting_passages_.write_to(file_);
  articles_.write_to(file_);
  file_.append_numbers(groups_);
  file_.append_numbers(records_);
  file_.append_numbers(dictionary_begins);
  file_.append_numbers(segments_);
  file_.append_numbers<std::uint32_t>({passages_, articles_.size(),
                                       static_cast<std::uint32_t>(segments_.size()),
                                       static_cast<std::uint32_t>(dictionaries_.size())});
  file_.append(passages_magic);
  return {passages_file_name, file_.finish(durability)};
}

/// Notes a record that will be written next, compressed with this dictionary.
void PassageFileWriter::begin_record(std::uint32_t dictionary, const PassageHead& head,
                                     bool has_quotation) {
  note_position();
  ++passages_;
  first_passages_.add(head.number == 1);
  quoting_passages_.add(has_quotation);
  if (head.number == 1) articles_.add(article_hash(head.id), passages_);
  if (segments_.empty() || segments_.back().dictionary != dictionary) {
    segments_.push_back({passages_, dictionary});
  }
}

/// Notes the current position as the start of a record, or the end of the last one.
void PassageFileWriter::note_position() {
  if (passages_ % records_a_group == 0) groups_.push_back(file_.size());
  const auto in_group = file_.size() - groups_.back();
  if (in_group > UINT32_MAX) {
    throw Error(ErrorCode::bad_argument, "The passages are too long to store",
                "Split the articles into shorter passages");
  }
  records_.push_back(static_cast<std::uint32_t>(in_group));
}

std::uint32_t PassageFileWriter::number_of_dictionary(std::string_view bytes) {
  if (bytes.empty()) return 0;
  auto at = std::find(dictionaries_.begin(), dictionaries_.end(), bytes);
  if (at == dictionaries_.end()) at = dictionaries_.insert(at, std::string(bytes));
  return static_cast<std::uint32_t>(at - dictionaries_.begin()) + 1;
}

}  // namespace newsgrep::index
