// The adapter of SQLite's FTS5.

#include <sqlite3.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

#include "bench/compare/common/adapter.hpp"

namespace {

using namespace newsgrep::compare;

/// Settings of a reader: pages are mapped, not copied; other pages stay cached.
constexpr const char* reader_settings =
    "PRAGMA mmap_size = 17179869184;"
    "PRAGMA cache_size = -262144;"
    "PRAGMA query_only = 1;";

/// Settings of a bulk load: no journal, no waiting for the disk, few large merges.
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

/// Tables in which titles can be searched, and beginnings of words as they are written. The second
/// table takes the text of the passages from the first.
constexpr const char* schema_with_fields =
    "CREATE VIRTUAL TABLE passages USING fts5("
    "id UNINDEXED, title, text, tokenize = 'porter unicode61');"
    "CREATE VIRTUAL TABLE written USING fts5("
    "id UNINDEXED, title UNINDEXED, text, content = 'passages', tokenize = 'unicode61', "
    "prefix = '4 5 6');"
    "INSERT INTO passages(passages, rank) VALUES ('hashsize', 67108864);"
    "INSERT INTO written(written, rank) VALUES ('hashsize', 67108864);";

constexpr const char* finish =
    "INSERT INTO passages(passages) VALUES ('optimize');"
    "COMMIT";

constexpr const char* finish_with_fields =
    "INSERT INTO written(rowid, text) SELECT rowid, text FROM passages;"
    "INSERT INTO written(written) VALUES ('optimize');";

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

std::size_t build(const std::string& passages, const std::string& directory,
                  const std::string& variant) {
  const bool has_fields = variant == "fields";
  Database database(directory, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  database.run(writer_settings);
  database.run(has_fields ? schema_with_fields : schema);
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
  if (has_fields) database.run(finish_with_fields);
  database.run(finish);
  return count;
}

/// Quotes each word, so that nothing in it is query syntax.
std::string quoted(const Words& words, const char* between) {
  std::string expression;
  for (const auto& word : words) {
    if (!expression.empty()) expression += between;
    expression += '"' + word + '"';
  }
  return expression;
}

/// Returns the words beside the prefix.
std::string match_expression(const Words& words, Mode mode) {
  const Words others(words.begin() + 1, words.end());
  switch (mode) {
    case Mode::any:
      return quoted(words, " OR ");
    case Mode::all:
      return quoted(words, " AND ");
    case Mode::phrase:
      return '"' + joined(words) + '"';
    case Mode::near:  // FTS5 counts the words between the two.
      return "NEAR(" + quoted(words, " ") + ", " +
             std::to_string(newsgrep::bench::near_distance - 1) + ")";
    case Mode::prefix:
      return quoted(others, " AND ");
    case Mode::title:
      return "title : \"" + words.at(0) + "\" AND text : (" + quoted(others, " OR ") + ")";
  }
  return {};
}

/// The statements for all queries, each prepared when it is first needed.
class Statements {
 public:
  Statements(Database& database, std::string from_and_where)
      : database_(database), from_and_where_(std::move(from_and_where)) {}

  /// Reads id, title and text of the best passages.
  Statement& best() {
    return prepared(best_, "SELECT id, title, text" + from_and_where_ + " ORDER BY rank LIMIT 10");
  }

  Statement& count() { return prepared(count_, "SELECT count(*)" + from_and_where_); }

 private:
  Statement& prepared(std::unique_ptr<Statement>& statement, const std::string& sql) {
    if (!statement) statement = std::make_unique<Statement>(database_.handle(), sql.c_str());
    return *statement;
  }

  Database& database_;
  std::string from_and_where_;
  std::unique_ptr<Statement> best_;
  std::unique_ptr<Statement> count_;
};

class Fts5 : public Engine {
 public:
  explicit Fts5(const std::string& directory) : database_(directory, SQLITE_OPEN_READONLY) {
    database_.run(reader_settings);
  }

  Found search(const Words& words, Mode mode) override {
    const Asked asked(words, mode);
    auto& best = statements(words, mode).best();
    asked.bind_to(best);
    Found found;
    while (best.step()) {
      ++found.hits;
      for (int column = 0; column < 3; ++column) found.bytes += best.text(column).size();
    }
    return found;
  }

  std::size_t count(const Words& words, Mode mode) override {
    const Asked asked(words, mode);
    auto& all = statements(words, mode).count();
    asked.bind_to(all);
    std::size_t total = 0;
    while (all.step()) total = all.number(0);
    return total;
  }

 private:
  /// The parameters; they must outlive the run of the statement.
  class Asked {
   public:
    Asked(const Words& words, Mode mode) : expression_(match_expression(words, mode)) {
      if (mode == Mode::prefix) prefix_ = '"' + words.at(0) + "\"*";
    }

    void bind_to(Statement& statement) const {
      int parameter = 0;
      if (!expression_.empty()) statement.bind(++parameter, expression_);
      if (!prefix_.empty()) statement.bind(++parameter, prefix_);
    }

   private:
    std::string expression_;
    std::string prefix_;
  };

  Statements& statements(const Words& words, Mode mode) {
    if (mode != Mode::prefix) return passages_;
    return words.size() == 1 ? written_ : both_;
  }

  Database database_;
  Statements passages_{database_, " FROM passages WHERE passages MATCH ?"};
  Statements written_{database_, " FROM written WHERE written MATCH ?"};
  /// The plus keeps SQLite from searching passages once for each row of the other table.
  Statements both_{database_,
                   " FROM passages WHERE passages MATCH ? AND +rowid IN "
                   "(SELECT rowid FROM written WHERE written MATCH ?)"};
};

}  // namespace

int main(int argc, char** argv) {
  const Adapter adapter = {"fts5", sqlite3_libversion(), build, [](const std::string& directory) {
                             return std::make_unique<Fts5>(directory);
                           }};
  return run_adapter(adapter, argc, argv);
}
