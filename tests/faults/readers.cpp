#include "tests/faults/readers.hpp"

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <functional>
#include <map>
#include <new>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "newsgrep/index_writer.hpp"
#include "newsgrep/searcher.hpp"
#include "tests/faults/news.hpp"
#include "tests/faults/scenario.hpp"
#include "tests/support/temp_dir.hpp"

namespace newsgrep::test {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t process_count = 2;
constexpr std::size_t threads_of_each = 2;
/// How long the writer rests after each step.
constexpr auto reading_time = std::chrono::milliseconds(4);
constexpr std::size_t reader_count = process_count * threads_of_each;

/// Something that the writer does.
struct Step {
  std::string name;
  std::function<void(const fs::path& index_dir)> work;
  bool begins_anew = false;  ///< True if it deletes the index first.
};

std::vector<Article> articles_of(const std::string& prefix, std::size_t count, unsigned seed) {
  auto articles = short_articles(prefix, count, seed);
  for (auto& article : articles) article.path = "/news/" + article.id + ".txt";
  return articles;
}

void add(const fs::path& dir, const std::vector<Article>& articles,
         const WriterOptions& options = {.threads = 1}) {
  IndexWriter writer(dir, options);
  for (const auto& article : articles) writer.add(article);
  writer.commit();
}

void remove(const fs::path& dir, const std::string& id) {
  IndexWriter writer(dir, {.threads = 1});
  writer.remove(id);
  writer.commit();
}

Step new_beginning(unsigned seed) {
  return {"deleted and built again",
          [=](const fs::path& dir) {
            fs::remove_all(dir);
            add(dir, articles_of("a", 12, seed));
          },
          true};
}

/// Returns what the writer does, from the first build on. Each step gives other answers than the
/// one before it, except for --purge.
std::vector<Step> steps() {
  const auto added = [](std::string name, std::string prefix, std::size_t count) {
    return Step{std::move(name),
                [=](const fs::path& dir) { add(dir, articles_of(prefix, count, 30)); }};
  };
  std::vector<Step> all = {new_beginning(20)};
  for (const std::string part : {"b", "c", "d"}) {
    all.push_back(added("add", part, 2));
    all.push_back(added("merge", part + "m", 6));
    all.push_back({"remove", [=](const fs::path& dir) { remove(dir, part + "a1"); }});
    all.push_back(
        {"--purge", [=](const fs::path& dir) { add(dir, {}, {.threads = 1, .purge = true}); }});
  }
  all.push_back({"--rebuild", [](const fs::path& dir) {
                   add(dir, articles_of("e", 9, 31), {.threads = 1, .rebuild = true});
                 }});
  all.push_back(new_beginning(21));
  all.push_back(new_beginning(22));
  all.push_back(added("add", "f", 2));
  return all;
}

/// Returns what tells a state of the index from others: a hash of answers of several kinds.
std::size_t state_of(Searcher& searcher) {
  SearchOptions everything;
  everything.limit = SearchOptions::all;
  std::string answers;
  for (const auto* query : {"path:*", "zone OR talks", "\"buffer zone\"", "title:ceasefire"}) {
    const auto parsed = parse_query(query);
    for (const auto& hit : searcher.search(parsed, everything).hits) {
      answers += hit.passage_id() + ' ' + hit.text + ' ' + hit.article.title + '\n';
    }
    for (const auto& count : searcher.count_by(parsed, CountBy::source)) {
      answers += count.key + ' ' + std::to_string(count.passages) + '\n';
    }
  }
  return std::hash<std::string>()(answers);
}

/// What the writer and the readers tell each other, in memory that all have.
struct Shared {
  std::atomic<std::size_t> step{0};      ///< The step that the writer is at.
  std::atomic<std::size_t> finished{0};  ///< The steps that are done, over all rounds.
  std::atomic<bool> index_is_whole{true};
  std::atomic<bool> stop{false};
  std::array<std::atomic<std::size_t>, reader_count>
      seen{};  ///< Last state of each, by `finished`.
  std::array<std::array<std::atomic<std::size_t>, 3>, 64> verdicts{};  ///< By step and Verdict.
  std::atomic<bool> has_loss{false};
  std::array<char, 500> loss{};
};

class Reading {
 public:
  Reading(fs::path dir, std::vector<std::size_t> states, Shared& shared)
      : dir_(std::move(dir)), states_(std::move(states)), shared_(shared) {}

  /// Searches until it is told to stop.
  void run(std::size_t reader) const {
    std::unique_ptr<Searcher> searcher;
    std::size_t oldest = 0;
    while (!shared_.stop) look(reader, searcher, oldest);
  }

 private:
  /// Asks once. `oldest` is the number of the oldest state that may be seen.
  void look(std::size_t reader, std::unique_ptr<Searcher>& searcher, std::size_t& oldest) const {
    const bool was_whole = shared_.index_is_whole;
    const auto finished = shared_.finished.load();
    const auto step = shared_.step.load();
    try {
      if (!searcher) {
        searcher = std::make_unique<Searcher>(dir_);
      } else {
        searcher->refresh();
      }
      const auto seen = number_of(state_of(*searcher), oldest);
      if (seen == nowhere) {
        note(step, Verdict::lost, "the answers of no state, or of an older one");
      } else {
        oldest = seen;
        shared_.seen[reader] = seen;
        note(step, Verdict::right);
      }
    } catch (const Error& error) {
      // While the index is deleted there is none, or part of one. Another step may have begun
      // since.
      const bool between = !was_whole || !shared_.index_is_whole || shared_.finished != finished;
      const bool fits = between || error.code() == ErrorCode::index_changed;
      note(step, fits ? Verdict::refused : Verdict::lost, error.what());
    } catch (const std::exception& error) {
      note(step, Verdict::lost, error.what());
    }
  }

  static constexpr auto nowhere = static_cast<std::size_t>(-1);

  /// Returns the number of the first state from `oldest` on, over all rounds, that looks like this.
  std::size_t number_of(std::size_t state, std::size_t oldest) const {
    for (auto number = oldest; number <= shared_.finished + 1; ++number) {
      if (states_[number % states_.size()] == state) return number;
    }
    return nowhere;
  }

  void note(std::size_t step, Verdict verdict, const std::string& what = {}) const {
    ++shared_.verdicts[step][static_cast<std::size_t>(verdict)];
    if (verdict == Verdict::lost && !shared_.has_loss.exchange(true)) {
      std::snprintf(shared_.loss.data(), shared_.loss.size(), "%s", what.c_str());
    }
  }

  const fs::path dir_;
  const std::vector<std::size_t> states_;  ///< After each step of a round.
  Shared& shared_;
};

Shared& make_shared() {
  void* const memory =
      mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) throw std::runtime_error("no shared memory");
  return *new (memory) Shared;
}

pid_t start_reader(const Reading& reading, std::size_t process) {
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("no child process");
  if (child > 0) return child;
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < threads_of_each; ++i) {
    threads.emplace_back([&, i] { reading.run(process * threads_of_each + i); });
  }
  for (auto& thread : threads) thread.join();
  _exit(0);
}

/// Waits until every reader has seen the present state. Returns false if one does not.
bool all_have_seen(const Shared& shared, std::size_t number) {
  using Clock = std::chrono::steady_clock;
  for (const auto end = Clock::now() + std::chrono::seconds(20); Clock::now() < end;) {
    bool all = true;
    for (const auto& seen : shared.seen) all = all && seen >= number;
    if (all) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return false;
}

/// Does all steps, round after round. Returns what went wrong; empty if nothing did.
std::string write_rounds(const fs::path& dir, const std::vector<Step>& all, std::size_t rounds,
                         Shared& shared) {
  for (std::size_t number = 0; number < rounds * all.size(); ++number) {
    const auto& step = all[number % all.size()];
    shared.step = number % all.size();
    if (step.begins_anew) shared.index_is_whole = false;
    step.work(dir);
    shared.index_is_whole = true;
    shared.finished = number;
    std::this_thread::sleep_for(reading_time);
    const bool last = number + 1 == rounds * all.size();
    if ((step.begins_anew || last) && !all_have_seen(shared, number)) {
      return "a reader does not see the state after: " + step.name;
    }
  }
  return {};
}

std::vector<std::size_t> states_after(const std::vector<Step>& all, const fs::path& dir) {
  std::vector<std::size_t> states;
  for (const auto& step : all) {
    step.work(dir);
    Searcher searcher(dir);
    states.push_back(state_of(searcher));
  }
  fs::remove_all(dir);
  return states;
}

}  // namespace

Outcomes read_beside_a_writer(const Selection& selection) {
  use_memory_for_temporary_folders();
  const TempDir temporary;
  const auto dir = temporary.path() / "index";
  const auto all = steps();
  const auto states = states_after(all, dir);
  auto& shared = make_shared();
  shared.index_is_whole = false;
  const Reading reading(dir, states, shared);
  std::vector<pid_t> readers;
  for (std::size_t i = 0; i < process_count; ++i) readers.push_back(start_reader(reading, i));
  const auto trouble = write_rounds(dir, all, selection.draws, shared);
  shared.stop = true;

  Outcomes outcomes;
  if (!trouble.empty()) outcomes.add({"readers beside a writer", Verdict::lost, trouble});
  for (const auto reader : readers) {
    int status = 0;
    waitpid(reader, &status, 0);
    if (status == 0) continue;
    outcomes.add({"readers beside a writer", Verdict::lost, "status " + std::to_string(status)});
  }
  for (std::size_t step = 0; step < all.size(); ++step) {
    for (std::size_t verdict = 0; verdict < 3; ++verdict) {
      for (auto count = shared.verdicts[step][verdict].load(); count > 0; --count) {
        outcomes.add({"search beside: " + all[step].name, static_cast<Verdict>(verdict),
                      shared.loss.data()});
      }
    }
  }
  munmap(&shared, sizeof shared);
  return outcomes;
}

}  // namespace newsgrep::test
