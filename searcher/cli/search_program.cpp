#include "searcher/cli/search_program.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <optional>
#include <unordered_set>

#include "cli/counted.hpp"
#include "cli/run_program.hpp"
#include "cli/terminal.hpp"
#include "searcher/cli/explanation_printer.hpp"
#include "searcher/cli/index_paths.hpp"
#include "searcher/cli/interrupt.hpp"
#include "searcher/cli/json_printer.hpp"
#include "searcher/cli/link.hpp"
#include "searcher/cli/pager.hpp"
#include "searcher/cli/printer.hpp"
#include "searcher/cli/search_messages.hpp"
#include "searcher/cli/search_task.hpp"
#include "searcher/cli/shown_text.hpp"
#include "searcher/cli/tally_printer.hpp"

namespace newsgrep::cli {
namespace {

bool is_blank(const std::string& text) {
  return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

/// Returns `number` with all but its first two digits zero: 1,301 becomes 1,300.
std::size_t rounded_down(std::size_t number) {
  std::size_t unit = 1;
  while (number / unit >= 100) unit *= 10;
  return number / unit * unit;
}

class Search {
  using Time = std::chrono::steady_clock;

 public:
  explicit Search(const SearchRequest& request)
      : request_(request), on_terminal_(is_terminal(stdout)), look_(make_look()) {
    if (on_terminal_ && look_.color) restore_terminal_when_interrupted();
  }

  int run() {
    const auto restriction = restriction_of(request_);
    auto tasks = typed_tasks(request_, restriction);
    if (request_.strict && !all_understood(tasks)) return exit_trouble;
    const bool all_read =
        restriction.below.empty() || index_paths(request_.index_dir, restriction.below);

    searcher_.emplace(request_.index_dir);
    if (!request_.like.empty()) tasks.push_back(like_task(request_, restriction, *searcher_));
    started_ = Time::now();
    if (request_.strict && !all_understood(tasks)) return exit_trouble;
    const bool found = run(tasks);
    if (folded_ > 0) {
      messages_.note(counted(folded_, "more passage has", "more passages have") +
                         " the same words as one of these",
                     "--all shows them");
    }
    if (cut_short_ && !request_.max_count) {
      messages_.note(
          "At most " + grouped(request_.hits_to_show()) + " passages of each query are shown",
          "-m NUM shows more, -m 0 all");
    }
    messages_.finish();
    if (!all_read) return exit_trouble;
    return found ? exit_found : exit_nothing;
  }

 private:
  Look make_look() const {
    Look look;
    look.color = use_color(request_.color, stdout);
    look.links = on_terminal_ && look.color && links_are_wanted();
    look.theme = theme_from_environment();
    look.width = terminal_width(stdout);
    look.null_after_path = request_.null_after_path;
    // A program that asks for NULs means to open the files.
    look.raw_paths = request_.null_after_path && !on_terminal_;
    look.escapes = on_terminal_ ? Escapes::all_unseen : Escapes::controls;
    look.scores = request_.explain;
    look.context = request_.passages_before() + request_.passages_after() > 0;
    return look;
  }

  /// Returns whether no query has a mistake, and says which have. Before the index is open, only
  /// mistakes that can be told without it are known.
  bool all_understood(const std::vector<SearchTask>& tasks) {
    bool all = true;
    for (const auto& task : tasks) {
      const auto diagnostics =
          searcher_ ? searcher_->diagnose(task.query, time_left()) : task.query.diagnostics();
      const bool has_mistake = std::any_of(
          diagnostics.begin(), diagnostics.end(),
          [](const Diagnostic& each) { return each.kind == Diagnostic::Kind::mistake; });
      if (!has_mistake) continue;
      all = false;
      messages_.report(task, diagnostics);
    }
    return all;
  }

  bool run(const std::vector<SearchTask>& tasks) {
    const auto command = pager();
    if (!command.empty()) paged_.emplace(std::cout, command, look_.width, terminal_height(stdout));
    if (paged_) messages_.wait_for(&*paged_);
    printer_ = make_printer();
    bool found = false;
    for (const auto& task : tasks) {
      if (!request_.query_file.empty()) printer_->name_query(task.name);
      if (request_.like.empty() && is_blank(task.query.text())) {
        messages_.report(
            task, {{{}, "The query is empty", "Write words to look for", Diagnostic::Kind::note}});
      }
      found = run(task) || found;
      if (found && request_.output == Output::nothing) break;
      if (!std::cout) break;  // The pager was quit.
    }
    messages_.wait_for(nullptr);
    paged_.reset();
    messages_.release();
    return found;
  }

  std::string pager() const {
    if (!request_.pager || !on_terminal_ || request_.output == Output::nothing) return "";
    return pager_command(std::getenv("NEWSGREP_PAGER"), std::getenv("PAGER"));
  }

  /// Returns the time that the query at hand may still take; zero for any.
  std::chrono::milliseconds time_left() const {
    using std::chrono::milliseconds;
    const auto allowed = request_.time_of_query();
    if (allowed.count() == 0) return allowed;
    const auto spent = std::chrono::duration_cast<milliseconds>(Time::now() - started_);
    return std::max(allowed - spent, milliseconds(1));
  }

  bool run(const SearchTask& task) {
    started_ = Time::now();
    switch (request_.output) {
      case Output::count:
        return print_count(task);
      case Output::files_without_matches:
        return print_files_without_matches(task);
      case Output::timeline:
        return print_tally(task, CountBy::day);
      case Output::sources:
        return print_tally(task, CountBy::source);
      case Output::hits:
      case Output::matches:
      case Output::files_with_matches:
      case Output::nothing:
        break;
    }
    return shows_all() ? run_stream(task) : run_search(task);
  }

  bool print_count(const SearchTask& task) {
    const auto count = searcher_->count(task.query, time_left());
    messages_.report(task, searcher_->diagnose(task.query, time_left()));
    if (count == 0) suggest(task);
    if (request_.json) {
      print_count_as_json(std::cout, count, task.name);
    } else {
      std::cout << query_prefix(task) << count << '\n';
    }
    return count > 0;
  }

  bool print_files_without_matches(const SearchTask& task) {
    messages_.report(task, searcher_->diagnose(task.query, time_left()));
    auto articles = searcher_->articles_without_match(task.query, time_left());
    suggest(task);
    sort_by_date(articles);
    Places places(*this, task);
    for (const auto& article : articles) {
      if (!places.print(article)) break;
    }
    return !articles.empty();
  }

  /// Sorts articles by date if --sort says so; articles without a date come last.
  void sort_by_date(std::vector<ArticleInfo>& articles) const {
    if (request_.sort == Sort::relevance) return;
    const bool oldest_first = request_.sort == Sort::oldest_first;
    std::stable_sort(articles.begin(), articles.end(),
                     [&](const ArticleInfo& one, const ArticleInfo& other) {
                       if (one.date.empty() || other.date.empty())
                         return !one.date.empty() && other.date.empty();
                       return oldest_first ? one.date < other.date : other.date < one.date;
                     });
  }

  bool print_tally(const SearchTask& task, CountBy by) {
    messages_.report(task, searcher_->diagnose(task.query, time_left()));
    const auto counts = searcher_->count_by(task.query, by, time_left());
    if (counts.empty()) suggest(task);
    const auto format = request_.json  ? TallyFormat::json
                        : on_terminal_ ? TallyFormat::chart
                                       : TallyFormat::tab_separated;
    cli::print_tally(std::cout, by, counts, task.name, format, look_, terminal_height(stdout));
    return !counts.empty();
  }

  bool run_search(const SearchTask& task) {
    const auto result = searcher_->search(task.query, search_options());
    report(task, result);
    if (request_.explain) explain(task);
    if (request_.output != Output::nothing) print_hits(task, result);
    return !result.hits.empty();
  }

  /// Prints the hits one by one, as they are read.
  bool run_stream(const SearchTask& task) {
    auto hits = searcher_->stream(task.query, search_options());
    report(task, hits.result());
    if (request_.explain) explain(task);
    Places places(*this, task);
    bool found = false;
    bool wants_more = true;
    auto time_read = Time::duration::zero();  // Printing takes the reader's time, not ours.
    while (wants_more && std::cout) {
      const auto begin = Time::now();
      const auto hit = hits.next();
      time_read += Time::now() - begin;
      if (!hit) break;
      found = true;
      if (request_.output == Output::files_with_matches) {
        wants_more = places.print(hit->article);
      } else {
        print(*hit);
      }
      if (is_over(time_read)) {
        say_time_is_up(task);
        break;
      }
    }
    return found;
  }

  /// Returns whether reading hits for so long is more than --timeout allows. Without it, all hits
  /// are printed, as they were asked for.
  bool is_over(Time::duration time_read) const {
    return request_.timeout && request_.timeout->count() > 0 && time_read > *request_.timeout;
  }

  void report(const SearchTask& task, const SearchResult& result) {
    messages_.report(task, result.diagnostics);
    messages_.report_corrections(task, result);
    if (request_.strict && result.total == 0) suggest(task);
    if (result.timed_out) say_time_is_up(task);
  }

  void say_time_is_up(const SearchTask& task) {
    messages_.note(task, "The time was up; what was found by then is shown",
                   "--timeout SECONDS gives it more, --timeout 0 as much as it takes");
  }

  /// Returns whether all passages that match are printed, or all articles. With -l, NUM counts
  /// articles, of which each may have many passages.
  bool shows_all() const {
    if (request_.output == Output::nothing) return false;
    return request_.hits_to_show() == 0 || request_.output == Output::files_with_matches;
  }

  SearchOptions search_options() const {
    const bool lists_files = request_.output == Output::files_with_matches;
    const bool is_quiet = request_.output == Output::nothing;
    SearchOptions search;
    search.timeout = time_left();
    search.limit = is_quiet ? 1 : shows_all() ? SearchOptions::all : request_.hits_to_show();
    const bool shows_matches = request_.json || request_.output == Output::matches ||
                               (!lists_files && !is_quiet && look_.color);
    search.highlights = shows_matches ? Highlights::matches : Highlights::none;
    search.sort = request_.sort;
    // Where no copies are shown, no file is left out for being one.
    search.fold = request_.fold.value_or(lists_files || is_quiet ? Fold::none : Fold::best);
    search.before = request_.passages_before();
    search.after = request_.passages_after();
    search.correct = !is_quiet && !request_.strict;
    return search;
  }

  void print_hits(const SearchTask& task, const SearchResult& result) {
    std::size_t folded = 0;
    for (const auto& hit : result.hits) {
      if (!std::cout) return;  // The pager was quit.
      print(hit);
      folded += hit.copies.size();
    }
    const bool more_match = result.total > result.hits.size() + folded;
    if (more_match && !request_.query_file.empty()) {
      cut_short_ = true;
    } else if (more_match && !request_.max_count) {
      messages_.note(task, shown_of_all(result), "-m NUM shows more, -m 0 all");
    }
  }

  void print(const Hit& hit) {
    printer_->print(hit);
    if (!on_terminal_ && !request_.json) folded_ += hit.copies.size();
  }

  /// Returns `10 best of 20 passages`, `10 best of at least 1,300 passages`.
  std::string shown_of_all(const SearchResult& result) const {
    const auto shown = grouped(result.hits.size());
    const bool is_ranked = request_.sort == Sort::relevance;
    const auto all = result.total_is_exact ? grouped(result.total)
                                           : "at least " + grouped(rounded_down(result.total));
    return (is_ranked ? shown + " best of " : "First " + shown + " of ") + all + " passages";
  }

  void explain(const SearchTask& task) {
    const auto explanation = searcher_->explain(task.query, time_left());
    request_.json ? print_explanation_as_json(std::cout, explanation, task.name)
                  : print_explanation(std::cout, explanation, task.name, look_);
  }

  std::unique_ptr<Printer> make_printer() const {
    if (request_.json) return make_json_printer(std::cout);
    if (request_.output == Output::matches) return make_match_printer(std::cout, look_);
    return on_terminal_ ? make_terminal_printer(std::cout, look_)
                        : make_line_printer(std::cout, look_);
  }

  /// Prints where articles are: each place once, and no more than asked for.
  class Places {
   public:
    Places(const Search& search, const SearchTask& task) : search_(search), task_(task) {}

    /// Returns false when no more are wanted.
    bool print(const ArticleInfo& article) {
      const auto& request = search_.request_;
      const auto most = request.max_count.value_or(0);
      if ((most > 0 && seen_.size() == most) || !std::cout) return false;
      const auto where = place(article);
      if (seen_.insert(where).second) {
        std::cout << search_.query_prefix(task_) << shown_place(article, search_.look_)
                  << (request.null_after_path ? '\0' : '\n');
      }
      return true;
    }

   private:
    const Search& search_;
    const SearchTask& task_;
    std::unordered_set<std::string> seen_;
  };

  std::string query_prefix(const SearchTask& task) const {
    return task.name.empty() ? "" : shown(task.name, look_) + ":";
  }

  /// Says what may have been meant when nothing matches, where only what was typed is searched for.
  void suggest(const SearchTask& task) {
    if (request_.output == Output::nothing) return;
    SearchOptions search;
    search.timeout = time_left();
    search.limit = 1;
    search.highlights = Highlights::none;
    search.correct = true;
    auto result = searcher_->search(task.query, search);
    if (!result.corrected) return;
    result.corrected = false;
    messages_.report_corrections(task, result);
  }

  const SearchRequest& request_;
  const bool on_terminal_;
  const Look look_;
  std::optional<Searcher> searcher_;
  std::unique_ptr<Printer> printer_;
  std::optional<PagedOutput> paged_;
  SearchMessages messages_;
  Time::time_point started_ = Time::now();  ///< When the query at hand began.
  std::size_t folded_ = 0;  ///< Passages that were not shown because they are copies.
  bool cut_short_ = false;  ///< More passages match a query of a file than were shown.
};

}  // namespace

int search(const SearchRequest& request) {
  return Search(request).run();
}

}  // namespace newsgrep::cli
