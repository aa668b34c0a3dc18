#include "index/passages/passage_file.hpp"

#include <zstd.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <new>
#include <optional>
#include <utility>

#include "index/bytes/file_errors.hpp"
#include "index/bytes/load_number.hpp"
#include "index/bytes/varint.hpp"
#include "index/passages/passage_record.hpp"
#include "newsgrep/error.hpp"

namespace newsgrep::index {

namespace {

/// The first bytes of every zstd frame, which are not stored.
constexpr std::string_view frame_magic = "\x28\xB5\x2F\xFD";

Error damaged() {
  return damaged_index("its passages");
}

/// Returns what was taken. Throws if it is nothing.
std::string_view checked(std::optional<std::string_view> taken) {
  if (!taken) throw damaged();
  return *taken;
}

std::string_view take_forward_list(std::string_view& record) {
  return checked(take_string(record));
}

std::uint64_t take_number(std::string_view& record) {
  const auto number = take_varint(record);
  if (!number) throw damaged();
  return *number;
}

/// Takes `size` bytes off the front of `content`. Throws if there are fewer.
std::string_view take(std::string_view& content, std::uint64_t size) {
  if (size > content.size()) throw damaged();
  const auto bytes = content.substr(0, size);
  content.remove_prefix(size);
  return bytes;
}

PassageHead take_head(std::string_view& record) {
  PassageHead head;
  const auto number = take_number(record);
  if (number == 0 || number > UINT32_MAX) throw damaged();
  head.number = static_cast<std::uint32_t>(number);
  if (head.number == 1) {
    head.id = checked(take_string(record));
    head.date = checked(take_string(record));
  }
  return head;
}

/// Returns the largest possible size of a content that takes `compressed_bytes`, so that a damaged
/// file cannot make us allocate more. A block of a frame takes at least 4 bytes and holds at most
/// 128 KiB; a code takes at least one bit.
std::uint64_t max_content_bytes(std::size_t compressed_bytes, bool is_frame) {
  constexpr std::uint64_t min_block_bytes = 4;
  return is_frame ? (compressed_bytes / min_block_bytes + 1) * ZSTD_BLOCKSIZE_MAX
                  : compressed_bytes * 8 * DictionaryString::max_size;
}

struct FreeContext {
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

}  // namespace

struct Decompressor::Impl {
  std::unique_ptr<ZSTD_DCtx, FreeContext> context{ZSTD_createDCtx()};
  std::string frame;
};

Decompressor::Decompressor() = default;
Decompressor::~Decompressor() = default;
Decompressor::Decompressor(Decompressor&&) noexcept = default;
Decompressor& Decompressor::operator=(Decompressor&&) noexcept = default;

void Decompressor::read(std::string_view frame_without_magic, char* to, std::size_t bytes) {
  if (!impl_) impl_ = std::make_unique<Impl>();
  auto& [context, frame] = *impl_;
  if (!context) throw std::bad_alloc();
  frame.assign(frame_magic).append(frame_without_magic);
  if (ZSTD_decompressDCtx(context.get(), to, bytes, frame.data(), frame.size()) != bytes) {
    throw damaged();
  }
}

/// A dictionary. It is unpacked when the first passage that needs it is read.
class PassageFile::Dictionary {
 public:
  explicit Dictionary(std::string_view bytes) : bytes_(bytes) {}

  std::string_view bytes() const { return bytes_; }

  /// Does what TextDictionary::decode() does. Throws Error{corrupt} if a string is damaged.
  bool decode(std::string_view codes, char* text, std::size_t size, const PageChecks& checks) {
    const auto& dictionary = unpacked(checks);
    if (is_whole_.load(std::memory_order_relaxed)) return dictionary.decode(codes, text, size);
    return decode_first(dictionary, codes, text, size, checks);
  }

 private:
  /// The number of texts from which verifying the whole dictionary takes less time than verifying
  /// each string of each text. A program that shows a few hits reads fewer.
  static constexpr std::uint32_t few_texts = 64;

  bool decode_first(const TextDictionary& dictionary, std::string_view codes, char* text,
                    std::size_t size, const PageChecks& checks) {
    if (texts_.fetch_add(1, std::memory_order_relaxed) < few_texts) {
      return dictionary.decode(codes, text, size, [&checks](const char* string) {
        checks.check<sizeof(DictionaryString)>(string);
      });
    }
    checks.checked(bytes_);
    is_whole_.store(true, std::memory_order_relaxed);
    return dictionary.decode(codes, text, size);
  }

  const TextDictionary& unpacked(const PageChecks& checks) {
    if (const auto* known = ready_.load(std::memory_order_acquire)) return *known;
    // Not std::call_once(): an exception cannot leave it in a program without shared libraries.
    const std::lock_guard lock(mutex_);
    if (!dictionary_) {
      checks.checked(bytes_.substr(0, sizeof(CodeCounts)));
      dictionary_.emplace(bytes_);
    }
    ready_.store(&*dictionary_, std::memory_order_release);
    return *dictionary_;
  }

  const std::string_view bytes_;
  std::mutex mutex_;
  std::optional<TextDictionary> dictionary_;
  std::atomic<const TextDictionary*> ready_ = nullptr;
  std::atomic<std::uint32_t> texts_ = 0;  ///< Texts that were read before is_whole_.
  std::atomic<bool> is_whole_ = false;    ///< True after all of it was verified.
};

PassageFile::PassageFile(const ShardFiles& shard, Access access)
    : PassageFile(shard.open(passages_file_name, access)) {}

PassageFile::PassageFile(CheckedFile file) : file_(std::move(file)), bytes_(file_.bytes()) {
  constexpr std::size_t counts_bytes = 4 * sizeof(std::uint32_t);
  const auto footer_bytes = counts_bytes + passages_magic.size();
  if (bytes_.size() < footer_bytes) throw damaged();
  const auto footer_at = bytes_.size() - footer_bytes;
  const auto& checks = file_.checks();
  checks.check(bytes_.data() + footer_at, footer_bytes);
  if (!bytes_.ends_with(passages_magic)) throw damaged();
  passages_ = load_number<std::uint32_t>(bytes_, footer_at);
  const auto articles = load_number<std::uint32_t>(bytes_, footer_at + sizeof(std::uint32_t));
  const auto segments = load_number<std::uint32_t>(bytes_, footer_at + 2 * sizeof(std::uint32_t));
  const auto dictionaries =
      load_number<std::uint32_t>(bytes_, footer_at + 3 * sizeof(std::uint32_t));

  const auto groups_bytes =
      (std::uint64_t{passages_} / records_a_group + 1) * sizeof(std::uint64_t);
  const auto records_bytes = (std::uint64_t{passages_} + 1) * sizeof(std::uint32_t);
  const auto dictionaries_bytes = (std::uint64_t{dictionaries} + 1) * sizeof(std::uint64_t);
  const auto segments_bytes = std::uint64_t{segments} * sizeof(PassageSegment);
  const auto set_bytes = PassageBitmap::bytes_for(passages_);
  const auto articles_bytes = ArticleTable::bytes_for(articles);
  const auto tables_bytes = 2 * set_bytes + articles_bytes + groups_bytes + records_bytes +
                            dictionaries_bytes + segments_bytes;
  if (tables_bytes > footer_at) throw damaged();
  const auto sets_at = footer_at - tables_bytes;
  first_passages_ = {bytes_.substr(sets_at, set_bytes), checks, passages_};
  quoting_passages_ = {bytes_.substr(sets_at + set_bytes, set_bytes), checks, passages_};
  const auto articles_at = sets_at + 2 * set_bytes;
  articles_ = {bytes_.substr(articles_at, articles_bytes), checks, articles};
  groups_at_ = articles_at + articles_bytes;
  records_at_ = groups_at_ + groups_bytes;
  const auto dictionaries_at = records_at_ + records_bytes;
  // Small, and needed for every passage.
  checks.check(bytes_.data() + groups_at_, groups_bytes);
  checks.check(bytes_.data() + dictionaries_at, footer_at - dictionaries_at);
  records_end_ = load_number<std::uint64_t>(bytes_, dictionaries_at);
  read_dictionaries(dictionaries_at, dictionaries, sets_at);
  read_segments(dictionaries_at + dictionaries_bytes, segments);
}

/// Reads the dictionaries, whose starts are at `at`. The last one must end at `end`.
void PassageFile::read_dictionaries(std::uint64_t at, std::uint32_t count, std::uint64_t end) {
  auto begin = records_end_;
  for (std::uint64_t i = 1; i <= count; ++i) {
    const auto next = load_number<std::uint64_t>(bytes_, at + i * sizeof(std::uint64_t));
    if (next < begin || next > end) throw damaged();
    dictionaries_.push_back(std::make_unique<Dictionary>(bytes_.substr(begin, next - begin)));
    begin = next;
  }
  if (begin != end) throw damaged();
}

void PassageFile::read_segments(std::uint64_t at, std::uint32_t count) {
  for (std::uint64_t i = 0; i < count; ++i) {
    const auto segment = load_number<PassageSegment>(bytes_, at + i * sizeof(PassageSegment));
    const bool in_order = segments_.empty()
                              ? segment.first_passage == 1
                              : segment.first_passage > segments_.back().first_passage;
    if (!in_order || segment.first_passage > passages_ ||
        segment.dictionary > dictionaries_.size()) {
      throw damaged();
    }
    segments_.push_back(segment);
  }
  if (segments_.empty() != (passages_ == 0)) throw damaged();
}

PassageFile::~PassageFile() = default;
PassageFile::PassageFile(PassageFile&&) noexcept = default;
PassageFile& PassageFile::operator=(PassageFile&&) noexcept = default;

std::uint64_t PassageFile::begin_of_record(std::uint32_t index) const {
  const auto group = std::uint64_t{index / records_a_group};
  return load_number<std::uint64_t>(bytes_, groups_at_ + group * sizeof(std::uint64_t)) +
         load_number<std::uint32_t>(bytes_,
                                    records_at_ + std::uint64_t{index} * sizeof(std::uint32_t));
}

std::string_view PassageFile::record(std::uint32_t passage) const {
  if (passage == 0 || passage > passages_) throw damaged();
  const auto& checks = file_.checks();
  constexpr auto number_bytes = sizeof(std::uint32_t);
  checks.check<2 * number_bytes>(bytes_.data() + records_at_ +
                                 (passage - 1) * std::uint64_t{number_bytes});
  const auto begin = begin_of_record(passage - 1);
  const auto end = begin_of_record(passage);
  if (begin > end || end > records_end_) throw damaged();
  return checks.checked({bytes_.data() + begin, end - begin});
}

void PassageFile::prefetch(std::uint32_t passage) const {
  if (passage == 0 || passage > passages_) return;
  const auto begin = begin_of_record(passage - 1);
  constexpr std::uint64_t cache_line_bytes = 64;
  if (begin + cache_line_bytes >= records_end_) return;
#if defined(__GNUC__)
  __builtin_prefetch(bytes_.data() + begin);
  __builtin_prefetch(bytes_.data() + begin + cache_line_bytes);
#endif
}

PassageHead PassageFile::head(std::uint32_t passage) const {
  auto rest = record(passage);
  take_forward_list(rest);
  return take_head(rest);
}

std::uint32_t PassageFile::article_of(std::uint32_t passage) const {
  const auto first = first_passages_.article_of(passage);
  if (first == 0) throw damaged();
  return first;
}

std::vector<std::uint32_t> PassageFile::articles_with_id(std::string_view id) const {
  std::vector<std::uint32_t> found;
  articles_.for_each(article_hash(id), [&](std::uint32_t first_passage) {
    if (head(first_passage).id == id) found.push_back(first_passage);
  });
  return found;
}

std::string_view PassageFile::forward_list(std::uint32_t passage) const {
  auto rest = record(passage);
  return take_forward_list(rest);
}

PassageContent PassageFile::read(std::uint32_t passage, Decompressor& decompressor,
                                 std::string& buffer) const {
  auto rest = record(passage);
  take_forward_list(rest);
  std::string_view begin_of_article;
  std::uint64_t rest_of_article_bytes = 0;
  if (take_head(rest).number == 1) {
    begin_of_article = take(rest, incompressible_article_bytes);
    rest_of_article_bytes = take_number(rest);
  }
  const auto section_bytes = take_number(rest);
  const auto size_and_way = take_number(rest);
  const auto content_bytes = size_and_way / 2;
  const bool is_frame = size_and_way % 2 != 0;
  if (content_bytes > max_content_bytes(rest.size(), is_frame) ||
      rest_of_article_bytes > content_bytes) {
    throw damaged();
  }
  const auto bytes = begin_of_article.size() + static_cast<std::size_t>(content_bytes);
  if (buffer.size() < bytes + TextDictionary::room_after_text) {
    buffer.resize(bytes + TextDictionary::room_after_text);
  }
  auto* const to = std::copy(begin_of_article.begin(), begin_of_article.end(), buffer.data());
  if (is_frame) {
    decompressor.read(rest, to, content_bytes);
    // decode() may read past the record: after the last one comes the footer.
  } else if (!dictionary_of(passage).decode(rest, to, content_bytes, file_.checks())) {
    throw damaged();
  }

  PassageContent content;
  content.text = std::string_view(buffer).substr(0, bytes);
  content.article = take(content.text, begin_of_article.size() + rest_of_article_bytes);
  content.section = take(content.text, section_bytes);
  return content;
}

PassageFile::Dictionary& PassageFile::dictionary_of(std::uint32_t passage) const {
  const auto next_segment = std::upper_bound(
      segments_.begin(), segments_.end(), passage,
      [](std::uint32_t wanted, const PassageSegment& s) { return wanted < s.first_passage; });
  const auto dictionary = std::prev(next_segment)->dictionary;
  if (dictionary == 0) throw damaged();
  return *dictionaries_[dictionary - 1];
}

std::string_view PassageFile::largest_dictionary() const {
  std::string_view largest;
  for (const auto& dictionary : dictionaries_) {
    if (dictionary->bytes().size() > largest.size()) largest = dictionary->bytes();
  }
  return file_.checks().checked(largest);
}

std::string_view PassageFile::dictionary(const PassageSegment& segment) const {
  if (segment.dictionary == 0) return {};
  return file_.checks().checked(dictionaries_[segment.dictionary - 1]->bytes());
}

void PassageFile::drop_before(std::uint32_t passage) const {
  file_.drop_before(static_cast<std::size_t>(record(passage).data() - bytes_.data()));
}

}  // namespace newsgrep::index
