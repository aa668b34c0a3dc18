#include "corpus/open_reader.hpp"

#include <string>
#include <utility>
#include <variant>

#include "corpus/file.hpp"
#include "corpus/json_lines.hpp"
#include "corpus/plain_text.hpp"
#include "corpus/tsv.hpp"
#include "newsgrep/reader.hpp"
#include "text/ascii.hpp"

namespace newsgrep {
namespace {

Format format_of(const std::filesystem::path& path) {
  const auto extension = text::to_ascii_lower(path.extension().string());
  if (extension == ".jsonl" || extension == ".ndjson" || extension == ".json") {
    return Format::json_lines;
  }
  return extension == ".tsv" ? Format::tsv : Format::plain_text;
}

class FailedReader final : public Reader {
 public:
  explicit FailedReader(Problem problem) : problem_(std::move(problem)) {}

  std::optional<ReadItem> next() override {
    if (!problem_) return std::nullopt;
    return *std::exchange(problem_, std::nullopt);
  }

 private:
  std::optional<Problem> problem_;
};

std::unique_ptr<Reader> make_reader(corpus::InputFile file, std::string path, Format format,
                                    const ReaderOptions& options) {
  switch (format) {
    case Format::json_lines:
      return corpus::make_json_lines_reader(std::move(file), std::move(path), options);
    case Format::tsv:
      return corpus::make_tsv_reader(std::move(file), std::move(path), options);
    case Format::automatic:
    case Format::plain_text:
      break;
  }
  return corpus::make_plain_text_reader(std::move(file), std::move(path), options);
}

std::unique_ptr<Reader> open_or_fail(const std::filesystem::path& path,
                                     const ReaderOptions& options, corpus::InputRecord* record) {
  auto opened = corpus::InputFile::open(path);
  if (auto* failure = std::get_if<corpus::Failure>(&opened)) {
    return std::make_unique<FailedReader>(
        Problem{path.string(), 0, std::move(failure->reason), failure->is_read_error});
  }
  auto file = std::get<corpus::InputFile>(std::move(opened));
  if (record) file.record_into(*record);
  const auto format = options.format == Format::automatic ? format_of(path) : options.format;
  return make_reader(std::move(file), path.string(), format, options);
}

}  // namespace

std::optional<Format> format_from_name(std::string_view name) {
  if (name == "auto") return Format::automatic;
  if (name == "text") return Format::plain_text;
  if (name == "jsonl") return Format::json_lines;
  if (name == "tsv") return Format::tsv;
  return std::nullopt;
}

std::unique_ptr<Reader> open_reader(const std::filesystem::path& path,
                                    const ReaderOptions& options) {
  return open_or_fail(path, options, nullptr);
}

std::unique_ptr<Reader> corpus::open_recorded_reader(const std::filesystem::path& path,
                                                     const ReaderOptions& options,
                                                     InputRecord& record) {
  return open_or_fail(path, options, &record);
}

std::unique_ptr<Reader> open_standard_input(const ReaderOptions& options) {
  const auto format = options.format == Format::automatic ? Format::json_lines : options.format;
  return make_reader(corpus::InputFile::standard_input(), "-", format, options);
}

}  // namespace newsgrep
