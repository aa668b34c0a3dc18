#include "tests/faults/io_errors.hpp"

#include <cerrno>
#include <string>
#include <string_view>
#include <vector>

#include "tests/faults/fault.hpp"
#include "tests/faults/scenario.hpp"

namespace newsgrep::test {
namespace {

/// A kind of call and an error that the system may give it.
struct Failure {
  std::string call;
  int error_number;
  std::string error;
};

const std::vector<Failure> failures = {
    {"open", EIO, "EIO"},         {"open", EMFILE, "EMFILE"},   {"open", EACCES, "EACCES"},
    {"open", EINTR, "EINTR"},     {"create", EIO, "EIO"},       {"create", ENOSPC, "ENOSPC"},
    {"create", EMFILE, "EMFILE"}, {"create", EACCES, "EACCES"}, {"read", EIO, "EIO"},
    {"read", EINTR, "EINTR"},     {"write", EIO, "EIO"},        {"write", ENOSPC, "ENOSPC"},
    {"write", EINTR, "EINTR"},    {"sync", EIO, "EIO"},         {"sync", ENOSPC, "ENOSPC"},
    {"sync", EINTR, "EINTR"},     {"rename", EIO, "EIO"},       {"rename", EACCES, "EACCES"},
    {"rename", ENOSPC, "ENOSPC"}, {"unlink", EIO, "EIO"},       {"unlink", EACCES, "EACCES"},
    {"mkdir", ENOSPC, "ENOSPC"},  {"mkdir", EACCES, "EACCES"},  {"close", EIO, "EIO"},
    {"close", EINTR, "EINTR"},    {"truncate", EIO, "EIO"},     {"map", ENOMEM, "ENOMEM"},
    {"map", EACCES, "EACCES"},    {"lock", ENOLCK, "ENOLCK"},   {"lock", EINTR, "EINTR"},
    {"list", EIO, "EIO"},         {"list", EMFILE, "EMFILE"},
};

/// Returns what is wrong with how a program told its user of trouble; empty if nothing is.
std::string complaint_about(const ProgramResult& result, std::string_view program) {
  if (result.status == 0) return {};
  if (result.status != 2) return "ended with " + std::to_string(result.status);
  const auto begin = std::string(program) + ": ";
  if (!result.err.starts_with(begin)) return "no message: " + result.err;
  if (result.err.find("\nhint: ") == std::string::npos) return "no hint: " + result.err;
  return {};
}

/// Calls `attempt(name, fault)` for each fault of the program `command` that is selected. `number`
/// counts all faults, in a row with those of other programs.
template <typename Attempt>
void for_each_fault(const Scenario& scenario, const std::vector<std::string>& command,
                    const std::filesystem::path& below, const Selection& selection,
                    std::size_t& number, Attempt&& attempt) {
  const auto count = [&](const std::string& call) {
    scenario.reset();
    return count_calls(command, call, below);
  };
  std::string counted;
  std::size_t calls = 0;
  for (const auto& [call, error_number, error] : failures) {
    if (call != counted) calls = count(call);
    counted = call;
    for (const std::string action : {"fail_once", "fail_from"}) {
      // Who is interrupted tries again, for ever if need be.
      if (error_number == EINTR && action == "fail_from") continue;
      const auto name = call + " " + error + (action == "fail_once" ? " once" : " from then on");
      for (std::size_t at = 1; at <= calls; ++at) {
        if (selection.takes(number++)) attempt(name, Fault{call, action, at, error_number});
      }
    }
  }
  for (const std::string call : {"read", "write"}) {
    calls = count(call);
    for (std::size_t at = 1; at <= calls; ++at) {
      if (selection.takes(number++)) attempt("short " + call, Fault{call, "shorten", at});
    }
  }
}

Try fail_indexer(const Scenario& scenario, const std::string& name, const Fault& fault) {
  scenario.reset();
  const auto run = run_with_fault(scenario.command(), fault, scenario.disk());
  const bool done = run.result.status == 0;
  auto complaint = complaint_about(run.result, "newsgrep-index");
  if (complaint.empty()) {
    complaint =
        scenario.complaint(done ? Scenario::Expected::new_only : Scenario::Expected::old_or_new);
  }
  if (complaint.empty()) return {name, done ? Verdict::right : Verdict::refused, {}};
  return {name, Verdict::lost,
          scenario.name() + ", call " + std::to_string(fault.at) + ", " + run.report + ": " +
              complaint + ": " + run.result.err};
}

std::size_t passages_in(const Scenario& scenario) {
  return Searcher(scenario.index()).info().passages;
}

/// `scenario` only adds articles.
Try fail_on_articles(const Scenario& scenario, const std::string& name, const Fault& fault) {
  scenario.reset();
  const auto passages_before = passages_in(scenario);
  const auto run = run_with_fault(scenario.command(), fault, scenario.news());
  const bool done = run.result.status == 0;
  std::string complaint;
  if (run.result.status != 0 && run.result.status != 2) {
    complaint = "ended with " + std::to_string(run.result.status);
  } else if (passages_in(scenario) < passages_before) {
    complaint = "articles are gone";
  } else if (run.result.status == 2 && !run.result.err.starts_with("newsgrep-index: ")) {
    complaint = "no message";
  } else {
    complaint = done ? scenario.complaint(Scenario::Expected::new_only)
                     : scenario.complaint_after_next_run();
  }
  if (complaint.empty()) return {"articles: " + name, done ? Verdict::right : Verdict::refused, {}};
  return {"articles: " + name, Verdict::lost,
          "call " + std::to_string(fault.at) + ", " + run.report + ": " + complaint + ": " +
              run.result.err};
}

}  // namespace

Outcomes fail_each_call_of_the_indexer(const Selection& selection) {
  Outcomes outcomes;
  std::size_t number = 0;
  for (const auto& scenario : all_scenarios()) {
    for_each_fault(*scenario, scenario->command(), scenario->disk(), selection, number,
                   [&](const std::string& name, const Fault& fault) {
                     outcomes.add(fail_indexer(*scenario, name, fault));
                   });
  }
  return outcomes;
}

Outcomes fail_each_call_on_articles(const Selection& selection) {
  Outcomes outcomes;
  std::size_t number = 0;
  const auto scenario = std::move(all_scenarios()[1]);
  for_each_fault(*scenario, scenario->command(), scenario->news(), selection, number,
                 [&](const std::string& name, const Fault& fault) {
                   outcomes.add(fail_on_articles(*scenario, name, fault));
                 });
  return outcomes;
}

Outcomes fail_each_call_of_a_search(const Selection& selection) {
  Outcomes outcomes;
  std::size_t number = 0;
  const auto scenario = std::move(all_scenarios()[3]);
  scenario->reset();
  const std::vector<std::string> command = {
      NEWSGREP_PROGRAM, "--json", "-m", "0", "--index", scenario->index().string(), "path:*"};
  const auto expected = run_with_fault(command, {}, scenario->disk()).result.out;
  for_each_fault(
      *scenario, command, scenario->disk(), selection, number,
      [&](const std::string& name, const Fault& fault) {
        const auto run = run_with_fault(command, fault, scenario->disk());
        auto complaint = complaint_about(run.result, "newsgrep");
        const bool done = run.result.status == 0;
        if (done && run.result.out != expected) complaint = "a wrong answer";
        if (complaint.empty()) {
          outcomes.add({"search: " + name, done ? Verdict::right : Verdict::refused, {}});
        } else {
          outcomes.add({"search: " + name, Verdict::lost, run.report + ": " + complaint});
        }
      });
  return outcomes;
}

}  // namespace newsgrep::test
