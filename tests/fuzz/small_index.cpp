#include "tests/fuzz/small_index.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <sstream>

#include "index/bytes/page_sums.hpp"
#include "index/checksums/checksum_file.hpp"
#include "index/checksums/shard_files.hpp"
#include "index/format.hpp"
#include "index/stub.hpp"
#include "newsgrep/error.hpp"
#include "newsgrep/index_writer.hpp"
#include "newsgrep/searcher.hpp"
#include "tests/fuzz/check_result.hpp"
#include "tests/support/require.hpp"
#include "text/stable_hash.hpp"

namespace newsgrep::test {
namespace {

namespace fs = std::filesystem;

/// Returns an article of a harbour town with this number of passages.
Article article(const std::string& id, int passages) {
  Article made;
  made.id = id;
  made.path = "/news/" + id + ".txt";
  made.title = "Ferry sails from " + id;
  made.source = passages % 2 == 0 ? "Port News" : "The Harbour Ledger";
  made.date = "2025-03-" + std::to_string(10 + passages % 20);
  made.url = "https://example.org/" + id;
  made.language = passages % 3 == 0 ? "de" : "en";
  made.authors = {"Ada Quill"};
  made.extra = R"({"desk":"coast"})";
  for (int i = 0; i < passages; ++i) {
    const auto number = std::to_string(i);
    made.passages.push_back(
        {i % 7 == 0 ? "At sea" : "",
         "Ferry " + number + " sails at dawn with " + number +
             "7 people of the harbour town. “All " + (i % 2 == 0 ? "boats" : "ferries") +
             " are late,” said the mayor" +
             (i % 5 == 0 ? ", Zelenskyy and the cease-fire aside." : " of Kyiv.")});
  }
  return made;
}

/// Replaces `size` bytes at `at`, or as many as there are.
void replace(std::string& bytes, std::size_t at, std::size_t size, std::string_view with) {
  bytes.replace(at, std::min(size, bytes.size() - at), with);
}

/// Changes the bytes once, as `input` says.
void change(std::string& bytes, InputBytes& input) {
  enum Change { one_byte, some_bytes, cut, put_in, leave_out, zeros, copy, number, changes };
  const auto what = static_cast<Change>(input.take_below(changes));
  const auto at = input.take_below(bytes.size() + 1);
  switch (what) {
    case one_byte:
      return replace(bytes, at, 1, input.take_bytes(1));
    case some_bytes: {
      const auto with = input.take_bytes(1 + input.take_below(16));
      return replace(bytes, at, with.size(), with);
    }
    case cut:
      return bytes.resize(at);
    case put_in:
      return replace(bytes, at, 0, input.take_bytes(1 + input.take_below(16)));
    case leave_out:
      return replace(bytes, at, 1 + input.take_below(64), {});
    case zeros: {
      const auto size = std::min<std::size_t>(1 + input.take_below(4096), bytes.size() - at);
      return replace(bytes, at, size, std::string(size, '\0'));
    }
    case copy: {
      const auto from = bytes.substr(input.take_below(bytes.size() + 1), input.take_below(256));
      return replace(bytes, at, from.size(), from);
    }
    case number: {
      // Lengths and offsets are near such numbers.
      static constexpr std::uint32_t numbers[] = {0,          1,          0x7F,      0xFF,
                                                  0x7FFFFFFF, 0x80000000, 0xFFFFFFFF};
      const auto with = numbers[input.take_below(std::size(numbers))];
      return replace(bytes, at, sizeof(with), {reinterpret_cast<const char*>(&with), sizeof(with)});
    }
    case changes:
      break;
  }
}

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void write(const fs::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

/// Makes the checksums of a shard agree with its files.
void seal_shard(const fs::path& dir) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(dir)) {
    const auto name = entry.path().filename().string();
    if (name != index::checksums_file_name) names.push_back(name);
  }
  std::vector<index::SummedFile> files;
  for (const auto& name : names) {
    index::PageSummer summer;
    summer.append(read(dir / name));
    files.push_back({name, summer.finish()});
  }
  std::filesystem::remove(dir / index::checksums_file_name);
  index::write_checksums(dir, files, index::Durability::none);
}

/// Returns the text of a stub with the hash of what stands before its last line.
std::string with_own_hash(std::string text) {
  text.resize(std::min(text.rfind("# newsgrep end "), text.size()));
  char hash[17];
  std::snprintf(hash, sizeof(hash), "%016llx",
                static_cast<unsigned long long>(text::stable_hash(text)));
  return text + "# newsgrep end " + hash + "\n";
}

void print(std::ostream& out, const Hit& hit) {
  out << hit.passage_id() << '\t' << hit.score << '\t' << hit.article.title << '\t'
      << hit.article.source << '\t' << hit.article.date << '\t' << hit.article.path << '\t'
      << hit.article.extra << '\t' << hit.section << '\t' << hit.text;
  for (const auto& match : hit.matches) out << '\t' << match.begin << '-' << match.end;
  out << '\n';
}

/// Queries that together read every table of an index.
constexpr const char* queries[] = {"ferry town",
                                   "+ferries +late -mayor",
                                   "\"sails at dawn\"",
                                   "=\"all ferries\"",
                                   "boat*",
                                   "mayr~ kyiv",
                                   "dawn NEAR/4 people",
                                   "quote:boats",
                                   "title:\"ferry sails\" zelensky",
                                   "source:port date:>=2025-03-15",
                                   "by:quill lang:de",
                                   "path:/news/b* url:example.org",
                                   "=Ferries BEFORE/9 =mayor"};

}  // namespace

SmallIndex::SmallIndex() : path_(dir_.path() / "index") {
  WriterOptions options;
  options.threads = 1;
  IndexWriter writer(path_, options);
  for (const auto passages : {40, 41, 42, 43, 130}) {
    writer.add(article("a" + std::to_string(passages), passages));
  }
  writer.commit();
  for (const auto passages : {3, 4}) {
    writer.add(article("b" + std::to_string(passages), passages));
  }
  writer.commit();
  writer.remove("a41");
  writer.commit();
  for (const auto& entry : fs::recursive_directory_iterator(path_)) {
    if (!entry.is_regular_file() || entry.path().filename() == "lock") continue;
    files_.push_back({entry.path(), read(entry.path())});
  }
  std::sort(files_.begin(), files_.end(),
            [](const File& a, const File& b) { return a.path < b.path; });
}

void SmallIndex::damage(InputBytes& input) {
  const auto& file = files_[input.take_below(files_.size())];
  auto bytes = file.bytes;
  for (int i = 0; i < 16 && !input.empty(); ++i) change(bytes, input);
  write(file.path, bytes);
  damaged_ = file.path;
}

void SmallIndex::seal() {
  const auto stub_path = path_ / index::stub_file_name;
  if (damaged_ == stub_path) return write(stub_path, with_own_hash(read(stub_path)));
  auto stub = index::parse_stub(read(stub_path), path_);
  for (auto* list : {&stub.file_list, &stub.dead_passages}) {
    list->hash = text::stable_hash(read(path_ / list->name));
  }
  for (auto& shard : stub.shards) {
    if (damaged_.filename() != index::checksums_file_name) seal_shard(path_ / shard.name);
    try {
      shard.hash = index::ShardFiles(path_ / shard.name).id();
    } catch (const Error&) {
      // The file of the checksums is damaged so that it has no id.
    }
  }
  write(stub_path, index::to_text(stub));
}

void SmallIndex::restore() {
  for (const auto& file : files_) write(file.path, file.bytes);
}

std::string answers(const std::filesystem::path& index_dir, Origin origin) {
  Searcher searcher(index_dir);
  std::ostringstream out;
  const auto info = searcher.info();
  out << info.passages << ' ' << info.articles << ' ' << info.shards << '\n';
  for (const auto* text : queries) {
    const auto query = parse_query(text);
    SearchOptions options;
    options.limit = 20;
    options.before = options.after = 1;
    options.timeout = std::chrono::seconds(10);
    const auto result = searcher.search(query, options);
    if (origin == Origin::ours) {
      require(!result.timed_out, "a search of a small index ends");
      check_result(result, options);
    }
    out << text << ' ' << searcher.count(query) << '\n';
    for (const auto& hit : result.hits) print(out, hit);
  }
  const auto all = parse_query("path:*");
  for (const auto by : {CountBy::source, CountBy::day}) {
    for (const auto& count : searcher.count_by(all, by)) {
      out << count.key << ' ' << count.passages << ' ' << count.articles << '\n';
    }
  }
  for (const auto& article : searcher.articles_without_match(parse_query("ferries"))) {
    out << article.id << ' ' << article.title << '\n';
  }
  SearchOptions everything;
  everything.limit = SearchOptions::all;
  everything.fold = Fold::earliest;
  everything.correct = true;
  for (const auto& hit : searcher.search(all, everything).hits) print(out, hit);
  out << searcher.search(parse_query("feery"), everything).hits.size() << '\n';
  out << searcher.more_like("a43:2").to_string() << '\n';
  return out.str();
}

std::string answers_or_refusal(const std::filesystem::path& index_dir, Origin origin) {
  try {
    return answers(index_dir, origin);
  } catch (const Error& error) {
    require(*error.what() != '\0' && !error.hint().empty(), "an error says what to do");
    return {};
  }
}

}  // namespace newsgrep::test
