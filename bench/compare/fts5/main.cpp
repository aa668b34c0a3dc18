// SQLite's FTS5 under the comparison.

#include <sqlite3.h>

#include <memory>
#include <stdexcept>
#include <string>

#include "../common/adapter.hpp"

namespace {

using namespace newsgrep::compare;

/// What a reader sets: pages are mapped, not copied, and those that are not stay cached.
constexpr const char* reader_settings =
    "PRAGMA mmap_size = 17179869184;"
    "PRAGMA cache_size = -262144;"
    "PRAGMA query_only = 1;";

/// One bulk load: no journal and no waiting for the disk, and few large merges.
constexpr const char* writer_settings =
    "PRAGMA page_size = 8192;"
    "PRAGMA journal_mode = OFF;"
    "PRAGMA synchronous = OFF;"
    "PRAGMA locking_mode = EXCLUSIVE;"
    "PRAGMA cache_size = -262144;";

constexpr const char* schema =
    "CREATE VIRTUAL TABLE passages USING fts5("
    "id UNINDEXED, title UNINDEXED, text, tokenize = 'porter unicode61');"
    "INSERT INTO passages(passages, rank) VALUES ('hashsize', 67108864);";

class Statement {
 public:
  Statement(sqlite3* database, const char* sql) : database_(database) {
    if (sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement_, nullptr) !=
        SQLITE_OK) {
      throw std::runtime_error(sqlite3_errmsg(database));
    }
  }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement() { sqlite3_finalize(statement_); }

  void bind(int parameter, const std::string& text) {
    sqlite3_bind_text(statement_, parameter, text.data(), static_cast<int>(text.size()),
                      SQLITE_STATIC);
  }

  bool step() {
    const int status = sqlite3_step(statement_);
    if (status == SQLITE_ROW) return true;
    if (status != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(database_));
    sqlite3_reset(statement_);
    return false;
  }

  std::string text(int column) {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
  }

  std::size_t number(int column) {
    return static_cast<std::size_t>(sqlite3_column_int64(statement_, column));
  }

 private:
  sqlite3* database_;
  sqlite3_stmt* statement_ = nullptr;
};

class Database {
 public:
  Database(const std::string& directory, int flags) {
    const auto path = directory + "/passages.db";
    if (sqlite3_open_v2(path.c_str(), &handle_, flags | SQLITE_OPEN_NOMUTEX, nullptr) !=
        SQLITE_OK) {
      const std::string message = sqlite3_errmsg(handle_);
      sqlite3_close(handle_);
      throw std::runtime_error(message);
    }
  }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database() { sqlite3_close(handle_); }

  void run(const char* sql) {
    if (sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
      throw std::runtime_error(sqlite3_errmsg(handle_));
    }
  }

  sqlite3* handle() { return handle_; }

 private:
  sqlite3* handle_ = nullptr;
};

std::size_t build(const std::string& passages, const std::string& directory) {
  Database database(directory, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  database.run(writer_settings);
  database.run(schema);
  database.run("BEGIN");
  std::size_t count = 0;
  {
    Statement insert(database.handle(), "INSERT INTO passages(id, title, text) VALUES (?, ?, ?)");
    for_each_passage(passages, [&](const Passage& passage) {
      insert.bind(1, passage.id);
      insert.bind(2, passage.title);
      insert.bind(3, passage.text);
      insert.step();
      ++count;
    });
  }
  database.run("INSERT INTO passages(passages) VALUES ('optimize')");
  database.run("COMMIT");
  return count;
}

/// Each word is quoted, so that nothing in it is taken for query syntax.
std::string match_expression(const Words& words, Mode mode) {
  if (mode == Mode::phrase) return '"' + joined(words) + '"';
  std::string expression;
  for (const auto& word : words) {
    if (!expression.empty()) expression += mode == Mode::any ? " OR " : " AND ";
    expression += '"' + word + '"';
  }
  return expression;
}

class Fts5 : public Engine {
 public:
  explicit Fts5(const std::string& directory) : database_(directory, SQLITE_OPEN_READONLY) {
    database_.run(reader_settings);
    best_ = std::make_unique<Statement>(
        database_.handle(),
        "SELECT id, title, text FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT 10");
    all_ = std::make_unique<Statement>(database_.handle(),
                                       "SELECT count(*) FROM passages WHERE passages MATCH ?");
  }

  Found search(const Words& words, Mode mode) override {
    const auto expression = match_expression(words, mode);
    best_->bind(1, expression);
    Found found;
    while (best_->step()) {
      ++found.hits;
      for (int column = 0; column < 3; ++column) found.bytes += best_->text(column).size();
    }
    return found;
  }

  std::size_t count(const Words& words, Mode mode) override {
    const auto expression = match_expression(words, mode);
    all_->bind(1, expression);
    std::size_t total = 0;
    while (all_->step()) total = all_->number(0);
    return total;
  }

 private:
  Database database_;
  std::unique_ptr<Statement> best_;
  std::unique_ptr<Statement> all_;
};

}  // namespace

int main(int argc, char** argv) {
  const Adapter adapter = {"fts5", sqlite3_libversion(), build, [](const std::string& directory) {
                             return std::make_unique<Fts5>(directory);
                           }};
  return run_adapter(adapter, argc, argv);
}
