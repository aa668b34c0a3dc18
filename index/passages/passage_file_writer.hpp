#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "index/bytes/output_file.hpp"
#include "index/passages/article_table_writer.hpp"
#include "index/passages/passage_bitmap_writer.hpp"
#include "index/passages/passage_file.hpp"
#include "index/passages/passage_record.hpp"
#include "index/texts/text_encoder.hpp"

struct ZSTD_CCtx_s;

namespace newsgrep::index {

/// Appends what is compressed of a passage; dictionaries are made from such.
void append_content(std::string& out, const PassageRecord& passage);

/// Writes the file `passages` of a shard from front to back; see storage/passage_file.hpp. Nothing
/// can be read before finish(). Throws Error{io} when the file cannot be written.
class PassageFileWriter {
 public:
  /// `encoder` may be null; else it must outlive the writer.
  PassageFileWriter(const std::filesystem::path& shard_dir, const TextEncoder* encoder);
  ~PassageFileWriter();

  /// Adds a passage; `forward_list` is what ForwardList::encode() gave.
  void add(const PassageRecord& passage, std::string_view forward_list);

  /// Adds all passages of `source`, compressed as they are, with their dictionaries.
  void append(const PassageFile& source);

  void finish(Durability durability);

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
  std::uint32_t dictionary_ = 0;                ///< That of encoder_, once a passage was added.
  std::unique_ptr<ZSTD_CCtx_s, Free> context_;  ///< Made when the first frame is needed.
  // Of the passage at hand:
  std::string head_;     ///< What stands before the content.
  std::string content_;  ///< As it was given, and room behind it.
  std::string codes_;
  std::string frame_;
  std::uint32_t passages_ = 0;
  std::vector<std::uint64_t> groups_;   ///< Where groups of records begin.
  std::vector<std::uint32_t> records_;  ///< Where records begin, from the begin of their group on.
  PassageBitmapWriter first_passages_;
  PassageBitmapWriter quoting_passages_;
  ArticleTableWriter articles_;
  std::vector<PassageSegment> segments_;
  std::vector<std::string> dictionaries_;
};

}  // namespace newsgrep::index
