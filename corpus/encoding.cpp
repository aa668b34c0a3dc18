#include "corpus/encoding.hpp"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <new>
#include <utility>

#include "text/utf8.hpp"

namespace newsgrep::corpus {
namespace {

using namespace std::string_view_literals;

/// First bytes of files that are no text.
constexpr std::pair<std::string_view, std::string_view> magic_numbers[] = {
    {"%PDF-"sv, "PDF document"},
    {"PK\x03\x04"sv, "zip archive or office document"},
    {"PK\x05\x06"sv, "zip archive or office document"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "office document"},
    {"{\\rtf"sv, "RTF document"},
    {"\x1F\x8B"sv, "gzip data"},
    {"\xFD\x37zXZ\0"sv, "xz data"},
    {"\x28\xB5\x2F\xFD"sv, "zstd data"},
    {"7z\xBC\xAF\x27\x1C"sv, "7-Zip archive"},
    {"Rar!\x1A\x07"sv, "RAR archive"},
    {"\x89PNG\r\n\x1A\n"sv, "PNG image"},
    {"\xFF\xD8\xFF"sv, "JPEG image"},
    {"GIF87a"sv, "GIF image"},
    {"GIF89a"sv, "GIF image"},
    {"\x7F"
     "ELF"sv,
     "program"},
    {"SQLite format 3\0"sv, "SQLite database"},
};

bool is_c0_control(unsigned char byte) {
  if (byte >= 0x20) return byte == 0x7F;
  return !(byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f' || byte == '\v');
}

struct Census {
  std::size_t multi_byte = 0;  ///< Well-formed sequences of two to four bytes.
  std::size_t ill_formed = 0;
  bool cut_at_end = false;  ///< True if the text ends inside a well-formed sequence.
};

Census take_census(std::string_view bytes) {
  Census census;
  for (std::size_t at = 0; at < bytes.size();) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    if (text::next_code_point(bytes, at) >= 0) {
      ++census.multi_byte;
      continue;
    }
    ++census.ill_formed;
    census.cut_at_end = at == bytes.size() && at - begin >= 2;
  }
  return census;
}

std::string from_windows_1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
      ucnv_open("windows-1252", &status), &ucnv_close);
  if (status == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
  if (U_FAILURE(status)) {
    // An ICU without the data of its converters can still read the part that is Latin-1.
    for (const char byte : bytes) text::append_code_point(static_cast<unsigned char>(byte), text);
    return text;
  }
  std::array<UChar, 4096> units;
  while (!bytes.empty()) {
    const auto part = bytes.substr(0, units.size() / 2);  // a byte is one unit
    bytes.remove_prefix(part.size());
    const auto count =
        ucnv_toUChars(converter.get(), units.data(), static_cast<std::int32_t>(units.size()),
                      part.data(), static_cast<std::int32_t>(part.size()), &status);
    for (std::int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
      text::append_code_point(units[static_cast<std::size_t>(i)], text);
    }
  }
  return text;
}

std::string replace_ill_formed(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + 16);
  for (std::size_t at = 0; at < bytes.size();)
    text::append_code_point(text::next_code_point(bytes, at), text);
  return text;
}

}  // namespace

ByteOrderMark byte_order_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return {Encoding::utf8, 3};
  if (bytes.starts_with("\xFF\xFE")) return {Encoding::utf16_le, 2};
  if (bytes.starts_with("\xFE\xFF")) return {Encoding::utf16_be, 2};
  return {};
}

Decoded decode(std::string_view bytes) {
  const auto mark = byte_order_mark(bytes);
  bytes.remove_prefix(mark.size);
  if (mark.size == 0) return decode_part(bytes);
  Decoded decoded;
  decoded.encoding = mark.encoding;
  if (mark.encoding == Encoding::utf8) {
    decoded.replaced = take_census(bytes).ill_formed;
    decoded.text = replace_ill_formed(bytes);
    return decoded;
  }
  decoded.text.reserve(bytes.size() / 2 + bytes.size() / 8);
  Utf16Decoder decoder(mark.encoding);
  decoder.feed(bytes, decoded.text);
  decoder.finish(decoded.text);
  decoded.replaced = decoder.replaced();
  return decoded;
}

Decoded decode_part(std::string_view bytes) {
  Decoded decoded;
  const auto census = take_census(bytes);
  if (census.ill_formed == 0) {
    decoded.text = bytes;
  } else if (census.multi_byte > census.ill_formed ||
             (census.ill_formed == 1 && census.cut_at_end)) {
    decoded.text = replace_ill_formed(bytes);
    decoded.replaced = census.ill_formed;
  } else {
    decoded.encoding = Encoding::windows_1252;
    decoded.text = from_windows_1252(bytes);
  }
  return decoded;
}

std::string replaced_reason(std::size_t count) {
  return "invalid bytes in the text, replaced in " + std::to_string(count) +
         (count == 1 ? " place" : " places");
}

std::optional<std::string> binary_reason(std::string_view head) {
  for (const auto& [magic, kind] : magic_numbers) {
    if (head.starts_with(magic)) return "binary file: " + std::string(kind);
  }
  if (byte_order_mark(head).encoding != Encoding::utf8) return std::nullopt;
  if (head.find('\0') != std::string_view::npos) return "binary file";
  const auto controls =
      static_cast<std::size_t>(std::count_if(head.begin(), head.end(), [](char c) {
        return is_c0_control(static_cast<unsigned char>(c));
      }));
  // Real text has stray control characters (broken quotes), but not one byte in thirty.
  if (controls > 2 && controls * 30 > head.size()) return "binary file";
  return std::nullopt;
}

void Utf16Decoder::take_unit(std::int32_t unit, std::string& text) {
  if (lead_surrogate_ != 0) {
    const std::int32_t lead = std::exchange(lead_surrogate_, 0);
    if (unit >= 0xDC00 && unit <= 0xDFFF) {
      text::append_code_point(0x10000 + ((lead - 0xD800) << 10) + (unit - 0xDC00), text);
      return;
    }
    text::append_code_point(text::replacement_character, text);
    ++replaced_;
  }
  if (unit >= 0xD800 && unit <= 0xDBFF) {
    lead_surrogate_ = unit;
  } else {
    if (unit >= 0xDC00 && unit <= 0xDFFF) ++replaced_;
    text::append_code_point(unit, text);
  }
}

void Utf16Decoder::feed(std::string_view bytes, std::string& text) {
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (odd_byte_ < 0) {
      odd_byte_ = byte;
      continue;
    }
    const auto first = static_cast<std::int32_t>(std::exchange(odd_byte_, -1));
    take_unit(big_endian_ ? (first << 8) | byte : first | (static_cast<std::int32_t>(byte) << 8),
              text);
  }
}

void Utf16Decoder::finish(std::string& text) {
  if (lead_surrogate_ == 0 && odd_byte_ < 0) return;
  lead_surrogate_ = 0;
  odd_byte_ = -1;
  text::append_code_point(text::replacement_character, text);
  ++replaced_;
}

}  // namespace newsgrep::corpus
