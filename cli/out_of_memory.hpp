#pragma once

namespace newsgrep::cli {

/// Makes a program that gets no more memory say so on standard error, and end with exit_trouble at
/// once: also where nothing may be thrown, and where there is no memory to say more. `program` is
/// its name and `hint` says what to do; both have to live on. Takes the stack that the program
/// needs while it can be had.
void end_when_out_of_memory(const char* program,
                            const char* hint = "Give the program more, or ask for less");

}  // namespace newsgrep::cli
