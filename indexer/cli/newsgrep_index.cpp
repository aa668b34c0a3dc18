#include "cli/run_program.hpp"
#include "indexer/cli/index_options.hpp"
#include "indexer/cli/index_program.hpp"

int main(int argc, char** argv) {
  using namespace newsgrep::cli;
  IndexRequest request;
  return run_program(index_program(request), argc, argv, [&] { return update_index(request); });
}
