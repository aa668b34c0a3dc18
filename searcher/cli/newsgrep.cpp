#include "cli/out_of_memory.hpp"
#include "cli/run_program.hpp"
#include "searcher/cli/newsgrep_options.hpp"
#include "searcher/cli/search_program.hpp"

int main(int argc, char** argv) {
  using namespace newsgrep::cli;
  end_when_out_of_memory("newsgrep");
  SearchRequest request;
  return run_program(newsgrep_program(request), argc, argv, [&] { return search(request); });
}
