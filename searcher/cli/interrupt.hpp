#pragma once

namespace newsgrep::cli {

/// Makes a signal that ends the program (Ctrl-C) first end colours and links on standard output,
/// which has to be a terminal. The program still ends by the signal.
void restore_terminal_when_interrupted();

}  // namespace newsgrep::cli
