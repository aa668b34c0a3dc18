#pragma once

namespace newsgrep::cli {

/// From now on, a signal that ends the program (Ctrl-C) ends colours and links on standard output
/// first, which is a terminal. The program then ends by the signal, as it would have.
void restore_terminal_when_interrupted();

}  // namespace newsgrep::cli
