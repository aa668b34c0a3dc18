// Draws queries of several kinds from a passage file, the same for the same seed.

#include <cstdint>
#include <limits>
#include <string>

#include "bench/draw_queries/query_drawer.hpp"
#include "cli/common_options.hpp"
#include "cli/option_values.hpp"
#include "cli/run_program.hpp"
#include "cli/usage_error.hpp"

int main(int argc, char** argv) {
  namespace cli = newsgrep::cli;
  using Value = const std::string&;
  std::string passages;
  std::size_t queries_per_kind = 100;
  std::size_t sample = 200'000;
  std::uint64_t seed = 1;
  cli::Program program;
  program.name = "draw-queries";
  program.summary =
      "Draws queries from passages and writes them as kind<TAB>query. The kinds are\n"
      "rare, common, stop and mixed words (1 to 5 of them, or 6 to 8), phrases of the\n"
      "text, phrases of common words, words near each other, beginnings of words, and\n"
      "words of titles.";
  program.options = {
      {.names = {"--passages"},
       .value = {.name = "FILE", .completes = cli::Completes::files},
       .group = cli::options_group,
       .help = "A file with id<TAB>title<TAB>text on each line",
       .apply = [&](Value value) { passages = value; }},
      {.names = {"--per-kind"},
       .value = {.name = "NUM"},
       .group = cli::options_group,
       .help = "Number of queries of each kind (100)",
       .apply = [&](Value value) { queries_per_kind = cli::whole_number(value, 1, 100'000); }},
      {.names = {"--sample"},
       .value = {.name = "NUM"},
       .group = cli::options_group,
       .help = "Number of passages to draw from (200000)",
       .apply = [&](Value value) { sample = cli::whole_number(value, 1, 100'000'000); }},
      {.names = {"--seed"},
       .value = {.name = "NUM"},
       .group = cli::options_group,
       .help = "The same seed gives the same queries (1)",
       .apply = [&](Value value) {
         seed = cli::whole_number(value, 0, std::numeric_limits<std::uint64_t>::max());
       }}};
  cli::add_common_options(program.options);
  program.finish = [&] {
    if (passages.empty()) throw cli::UsageError("--passages FILE is missing");
  };
  return cli::run_program(program, argc, argv, [&] {
    newsgrep::bench::QueryDrawer(passages, sample, seed).write(queries_per_kind);
    return cli::exit_found;
  });
}
