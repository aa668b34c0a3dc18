#include "searcher/cli/command_line.hpp"
#include "searcher/cli/search_program.hpp"

int main(int argc, char** argv) {
  return newsgrep::cli::CommandLine().run(argc, argv, newsgrep::cli::search);
}
