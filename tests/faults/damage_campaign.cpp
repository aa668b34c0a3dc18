#include "tests/faults/damage_campaign.hpp"

#include <chrono>
#include <random>
#include <string>
#include <thread>
#include <utility>

#include "newsgrep/check.hpp"
#include "tests/faults/forked_tries.hpp"
#include "tests/faults/scenario.hpp"
#include "tests/faults/target_index.hpp"

namespace newsgrep::test {
namespace fs = std::filesystem;
namespace {

Try to_try(std::string fault, const std::string& detail, const Answered& answered) {
  const auto fine = answered.refused > 0 ? Verdict::refused : Verdict::right;
  return {std::move(fault), answered.complaint.empty() ? fine : Verdict::lost,
          detail + ": " + answered.complaint};
}

/// The parts that all campaigns share.
class Campaign {
 public:
  explicit Campaign(const Selection& selection) : selection_(selection) {}

  Damage damage(std::size_t number) const {
    return random_damage(target_.generations(), selection_.seed, number);
  }

  /// Returns what a line of the report says of a damage.
  std::string detail(std::size_t number, const std::string& place) const {
    return "seed " + std::to_string(selection_.seed) + " number " + std::to_string(number) + ", " +
           place;
  }

  void put_whole_index() const { write_tree(target_.scratch(), target_.whole()); }

  Outcomes run(const std::function<Try(std::size_t)>& describe,
               const std::function<Try(std::size_t)>& make) const {
    return run_forked({describe, make, [this] { put_whole_index(); }}, 0, selection_.draws);
  }

  const TargetIndex target_;
  const Selection selection_;
};

class SearchCampaign : public Campaign {
 public:
  using Campaign::Campaign;

  Try describe(std::size_t number) const {
    const auto made = damage(number);
    return {"search: " + made.fault, Verdict::right, detail(number, made.place)};
  }

  Try make(std::size_t number) const {
    const auto made = damage(number);
    const auto dir = target_.scratch();
    change_tree(dir, target_.whole(), made.tree);
    const auto answered = ask(target_.questions(), target_.answers(), dir, number);
    change_tree(dir, made.tree, target_.whole());
    return to_try("search: " + made.fault, detail(number, made.place), answered);
  }
};

/// Leaves out what a writer that refuses may change.
FileTree without_lock(FileTree tree) {
  tree.erase("lock");
  tree.erase("building");
  return tree;
}

class WriteCampaign : public Campaign {
 public:
  using Campaign::Campaign;

  Try describe(std::size_t number) const {
    const auto made = damage(number);
    return {"indexer: " + made.fault, Verdict::right, detail_of(number, made)};
  }

  Try make(std::size_t number) const {
    const auto made = damage(number);
    write_tree(target_.scratch(), made.tree);
    Answered answered;
    try {
      target_.do_work(work_of(number), target_.scratch());
      answered = after_success(number, made);
    } catch (const Error& error) {
      answered = after_refusal(made);
      // A folder whose lock or stub is something else is no index.
      const bool is_no_index = error.code() == ErrorCode::bad_argument && !error.hint().empty();
      if (answered.complaint.empty() && !is_no_index) answered.complaint = complaint_about(error);
    } catch (const std::exception& error) {
      answered.complaint = std::string("an exception: ") + error.what();
    }
    return to_try("indexer: " + made.fault, detail_of(number, made), answered);
  }

 private:
  std::size_t work_of(std::size_t number) const { return number % target_.works().size(); }

  std::string detail_of(std::size_t number, const Damage& made) const {
    return detail(number, made.place + ", " + target_.works()[work_of(number)].name);
  }

  Answered after_refusal(const Damage& made) const {
    const auto now = without_lock(read_tree(target_.scratch()));
    if (now == without_lock(made.tree)) return {{}, 1};
    return {"the indexer refused, but changed files", 1};
  }

  Answered after_success(std::size_t number, const Damage& made) const {
    const auto dir = target_.scratch();
    const auto& work = target_.works()[work_of(number)];
    auto answered = ask(target_.questions(), work.answers, dir, number);
    if (!answered.complaint.empty()) return answered;
    if (listed_files(read_tree(dir)) != work.listed_files) return {"a wrong list of files", 0};
    put_back_shards(made);
    const auto then = ask(target_.questions(), work.answers, dir, number);
    if (!then.complaint.empty() || then.refused > 0) return {"the damage was passed on", 0};
    return {};
  }

  /// Puts the undamaged files of the shards that are still in the index back in their places.
  void put_back_shards(const Damage& made) const {
    const auto dir = target_.scratch();
    const auto stub = read_bytes(dir / "XAPIANDB");
    const auto now = read_tree(dir);
    auto wanted = now;
    for (const auto& [path, node] : target_.whole()) {
      const auto damaged = made.tree.find(path);
      const bool same = damaged != made.tree.end() && damaged->second == node;
      const auto shard = path.substr(0, path.find('/', 7));
      const bool used = path.starts_with("shards/") && stub.find(shard) != std::string::npos;
      if (!same && used) wanted[path] = node;
    }
    change_tree(dir, now, wanted);
  }
};

class CheckCampaign : public Campaign {
 public:
  using Campaign::Campaign;

  Try describe(std::size_t number) const {
    const auto made = damage(number);
    return {"check: " + made.fault, Verdict::right, detail(number, made.place)};
  }

  Try make(std::size_t number) const {
    const auto made = damage(number);
    const auto dir = target_.scratch();
    change_tree(dir, target_.whole(), made.tree);
    Answered answered;
    try {
      CheckOptions one_thread;
      one_thread.threads = 1;
      const bool found = check_index(dir, one_thread).fault_count > 0;
      if (!found && !is_harmless(made)) answered.complaint = "the damage was not found";
    } catch (const Error& error) {
      answered = {complaint_about(error), 1};
    } catch (const std::exception& error) {
      answered.complaint = std::string("an exception: ") + error.what();
    }
    if (read_tree(dir) != made.tree) answered.complaint = "a check changed files";
    write_tree(dir, target_.whole());
    return to_try("check: " + made.fault, detail(number, made.place), answered);
  }

 private:
  /// Returns true if only the lock is damaged, which says nothing about the content.
  bool is_harmless(const Damage& made) const {
    return without_lock(made.tree) == without_lock(target_.whole());
  }
};

class CutCampaign : public Campaign {
 public:
  using Campaign::Campaign;

  Try describe(std::size_t number) const {
    const auto cut = choose(number);
    return {cut.fault, Verdict::right, detail(number, cut.place)};
  }

  Try make(std::size_t number) const {
    const auto cut = choose(number);
    const auto dir = target_.scratch();
    Answered answered;
    {
      Searcher searcher(dir);
      if (cut.warm) answered = ask(target_.questions(), target_.answers(), searcher, number);
      fs::resize_file(dir / cut.file, cut.bytes);
      // The lengths of open files are looked at once in a millisecond.
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
      if (answered.complaint.empty()) {
        answered = ask(target_.questions(), target_.answers(), searcher, number);
      }
    }
    put_whole_index();
    return to_try(cut.fault, detail(number, cut.place), answered);
  }

 private:
  static constexpr std::size_t page_bytes = 4096;

  struct Cut {
    std::string fault;
    std::string place;
    std::string file;
    std::size_t bytes = 0;
    bool warm = false;  ///< Whether the searcher has read the index before.
  };

  Cut choose(std::size_t number) const {
    std::seed_seq numbers{selection_.seed, static_cast<unsigned>(number)};
    std::mt19937 random(numbers);
    std::vector<std::string> files;
    for (const auto& [path, node] : target_.whole()) {
      if (path.starts_with("shards/") && !node.bytes.empty()) files.push_back(path);
    }
    Cut cut;
    cut.file = files[random() % files.size()];
    const auto size = target_.whole().at(cut.file).bytes.size();
    const std::vector<std::size_t> lengths = {0, size / 2, size - 1, size / page_bytes * page_bytes,
                                              random() % size};
    cut.bytes = lengths[random() % lengths.size()];
    cut.warm = random() % 2 == 0;
    cut.fault = std::string("open file cut ") +
                (cut.bytes % page_bytes == 0 ? "between pages" : "within a page") +
                (cut.warm ? ", read before" : ", not read before");
    cut.place = cut.file + " to " + std::to_string(cut.bytes);
    return cut;
  }
};

template <typename Kind>
Outcomes run(const Selection& selection) {
  use_memory_for_temporary_folders();
  const Kind campaign(selection);
  return campaign.run([&](std::size_t number) { return campaign.describe(number); },
                      [&](std::size_t number) { return campaign.make(number); });
}

}  // namespace

Outcomes search_damaged_indexes(const Selection& selection) {
  return run<SearchCampaign>(selection);
}

Outcomes write_to_damaged_indexes(const Selection& selection) {
  return run<WriteCampaign>(selection);
}

Outcomes check_damaged_indexes(const Selection& selection) {
  return run<CheckCampaign>(selection);
}

Outcomes cut_files_of_open_indexes(const Selection& selection) {
  return run<CutCampaign>(selection);
}

}  // namespace newsgrep::test
