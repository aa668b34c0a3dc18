#include "cli/out_of_memory.hpp"
#include "cli/run_program.hpp"
#include "indexer/cli/index_options.hpp"
#include "indexer/cli/index_program.hpp"

int main(int argc, char** argv) {
  using namespace newsgrep::cli;
  end_when_out_of_memory("newsgrep-index",
                         "--memory NUM bounds what it takes; --threads 1 takes the least");
  IndexRequest request;
  return run_program(index_program(request), argc, argv, [&] { return update_index(request); });
}
