#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "index/bytes/output_file.hpp"
#include "index/checksums/checksum_file.hpp"
#include "index/passages/article_table_writer.hpp"
#include "index/passages/passage_bitmap_writer.hpp"
#include "index/passages/passage_file.hpp"
#include "index/passages/passage_record.hpp"
#include "index/texts/text_encoder.hpp"

struct ZSTD_CCtx_s;

namespace newsgrep::index {

/// Appends the content of `passage`: the part of its record that is compressed, and that
/// dictionaries are made from.
void append_content(std::string& out, const PassageRecord& passage);

/// Writes the file `passages` of a shard from front to back; see passage_file.hpp. Nothing can be
/// read before finish(). Every member throws Error{io} when a write fails.
class PassageFileWriter {
 public:
  /// Creates the file in `shard_dir`. `encoder` may be null; else it must outlive the writer.
  PassageFileWriter(const std::filesystem::path& shard_dir, const TextEncoder* encoder);
  ~PassageFileWriter();

  /// Adds the next passage; `forward_list` comes from ForwardList::encode().
  void add(const PassageRecord& passage, std::string_view forward_list);

  /// Adds all passages of `source` as they are, with their dictionaries.
  void append(const PassageFile& source);

  /// Writes the rest of the file and closes it. Returns the file with its checksums.
  SummedFile finish(Durability durability);

 private:
  std::string_view compress(std::string_view content);
  void begin_record(std::uint32_t dictionary, const PassageHead& head, bool has_quotation);
  void note_position();
  std::uint32_t number_of_dictionary(std::string_view bytes);

  struct Free {
    void operator()(ZSTD_CCtx_s* context) const;
  };

  OutputFile file_;
  const TextEncoder* const encoder_;
  std::uint32_t dictionary_ = 0;  ///< Number of the encoder's dictionary; 0 before add().
  std::unique_ptr<ZSTD_CCtx_s, Free> context_;  ///< Null until a frame is needed.
  // Buffers for the current passage:
  std::string head_;     ///< The record before its content.
  std::string content_;  ///< The content, and room after it.
  std::string codes_;
  std::string frame_;
  std::uint32_t passages_ = 0;
  std::vector<std::uint64_t> groups_;   ///< Starts of groups of records.
  std::vector<std::uint32_t> records_;  ///< Starts of records in their group.
  PassageBitmapWriter first_passages_;
  PassageBitmapWriter quoting_passages_;
  ArticleTableWriter articles_;
  std::vector<PassageSegment> segments_;
  std::vector<std::string> dictionaries_;
};

}  // namespace newsgrep::index
