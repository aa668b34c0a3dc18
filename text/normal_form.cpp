#include "text/normal_form.hpp"

#include <utf8proc.h>

#include <cstddef>
#include <vector>

#include "text/utf8.hpp"

namespace newsgrep::text {
namespace {

utf8proc_option_t options_of(NormalForm form) {
  switch (form) {
    case NormalForm::nfc:
      return static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    case NormalForm::nfd:
      return static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE);
    case NormalForm::nfkc:
      return static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
    case NormalForm::nfkc_casefold:
      break;
  }
  return static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
                                        UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
}

}  // namespace

void normalize(std::string_view text, NormalForm form, std::string& out) {
  static thread_local std::vector<utf8proc_int32_t> code_points;
  const auto options = options_of(form);
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto decompose = [&] {
    return utf8proc_decompose(bytes, static_cast<utf8proc_ssize_t>(text.size()), code_points.data(),
                              static_cast<utf8proc_ssize_t>(code_points.size()), options);
  };
  if (code_points.size() < text.size()) code_points.resize(text.size());
  auto size = decompose();
  if (size > static_cast<utf8proc_ssize_t>(code_points.size())) {
    code_points.resize(static_cast<std::size_t>(size));
    size = decompose();
  }
  if (size >= 0) size = utf8proc_normalize_utf32(code_points.data(), size, options);
  if (size < 0) {
    out.assign(text);
    return;
  }
  out.clear();
  for (utf8proc_ssize_t i = 0; i < size; ++i) {
    append_code_point(code_points[static_cast<std::size_t>(i)], out);
  }
}

}  // namespace newsgrep::text
