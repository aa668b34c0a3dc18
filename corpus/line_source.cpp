#include "corpus/line_source.hpp"

#include <utility>

namespace newsgrep::corpus {
namespace {

constexpr std::size_t chunk_bytes = std::size_t{128} << 10;
constexpr std::size_t sniffed_bytes = std::size_t{8} << 10;

}  // namespace

LineSource::LineSource(InputFile file, std::size_t max_line_bytes)
    : file_(std::move(file)), max_line_bytes_(max_line_bytes) {}

bool LineSource::fill() {
  if (ended_) return false;
  if (begin_ > 0) {
    buffer_.erase(0, begin_);
    begin_ = 0;
  }
  std::string& target = utf16_ ? raw_ : buffer_;
  const std::size_t before = target.size();
  failure_ = file_.read_some(target, chunk_bytes);
  const bool got_bytes = target.size() > before;
  if (!started_) {
    started_ = true;
    binary_reason_ = corpus::binary_reason(std::string_view(buffer_).substr(0, sniffed_bytes));
    const auto mark = byte_order_mark(buffer_);
    if (mark.encoding != Encoding::utf8) {
      utf16_.emplace(mark.encoding);
      raw_ = std::exchange(buffer_, {});
      raw_.erase(0, mark.size);
    } else {
      buffer_.erase(0, mark.size);
    }
  }
  if (utf16_) {
    utf16_->feed(raw_, buffer_);
    raw_.clear();
  }
  if (got_bytes) return true;
  ended_ = true;
  if (utf16_) utf16_->finish(buffer_);
  return false;
}

std::optional<std::string> LineSource::binary_reason() {
  if (!started_) fill();
  return binary_reason_;
}

LineSource::Status LineSource::next(std::string_view& line) {
  std::size_t searched = begin_;
  bool too_long = false;
  for (;;) {
    const auto line_break = buffer_.find('\n', searched);
    if (line_break != std::string::npos) {
      line = std::string_view(buffer_).substr(begin_, line_break - begin_);
      begin_ = line_break + 1;
      ++line_number_;
      if (line.ends_with('\r')) line.remove_suffix(1);
      return too_long || line.size() > max_line_bytes_ ? Status::too_long : Status::line;
    }
    if (buffer_.size() - begin_ > max_line_bytes_) {
      too_long = true;
      begin_ = buffer_.size();
    }
    const std::size_t pending = buffer_.size() - begin_;
    if (!fill()) break;
    searched = begin_ + pending;
  }
  line = std::string_view(buffer_).substr(begin_);
  begin_ = buffer_.size();
  if (!failure_.empty()) return Status::failed;
  if (line.empty() && !too_long) return Status::end;
  ++line_number_;
  return too_long || line.size() > max_line_bytes_ ? Status::too_long : Status::line;
}

}  // namespace newsgrep::corpus
