#include "tests/cli/golden_transcript.hpp"

#include <stdexcept>
#include <string>

#include "tests/support/catch.hpp"

using namespace newsgrep::test;

namespace {

/// Returns the transcript of one command with this outcome.
std::string written(const Outcome& outcome) {
  return with_outcomes(read_transcript("@corpus c\n$ command\n"), {outcome});
}

}  // namespace

TEST_CASE("a transcript holds commands and what they print", "[golden]") {
  const auto transcript = read_transcript(
      "# A comment.\n"
      "@corpus wire\n"
      "\n"
      "60$ first\n"
      "> more of it\n"
      ">\n"
      "a line\n"
      "\n"
      "\\# a second one\\c\n"
      "2> an error\n"
      "2>\n"
      "[12]\n"
      "\n"
      "\n"
      "$ second\n"
      "# A comment.\n"
      "$ third\n"
      "= a-file\n"
      "2> \\s\n");
  REQUIRE(transcript.cases.size() == 3);
  const auto& first = transcript.cases[0];
  CHECK(first.line == 4);
  CHECK(first.corpus == "wire");
  CHECK(first.terminal_columns == 60);
  CHECK(first.command == "first\nmore of it\n");
  CHECK(first.expected == Outcome{"a line\n\n# a second one", "an error\n\n", 12});
  const auto& second = transcript.cases[1];
  CHECK(second.command == "second");
  CHECK_FALSE(second.terminal_columns);
  CHECK(second.expected == Outcome{});
  const auto& third = transcript.cases[2];
  CHECK(third.line == 17);
  CHECK(third.out_file == "a-file");
  CHECK(third.expected == Outcome{"", " \n", 0});
}

TEST_CASE("every outcome is read as it was written", "[golden]") {
  for (const std::string out : {"",         "a",           "a\n",   "\n",    "\n\n",
                                "a\n\n",    "\n\na",       "# a\n", "$ a\n", "8$ a\n",
                                "> a\n>\n", "2> a\n2>\n",  "[1]\n", "= a\n", "@corpus b\n",
                                "\\# a\n",  "a\n[1]\nb\n", "[1]",   "1$ ",   " "}) {
    for (const std::string err : {"", "a\n", "\n", "a", "\na\n\n", "2> a\n", " \n"}) {
      for (const int status : {0, 1, 255}) {
        const Outcome outcome{out, err, status};
        const auto text = written(outcome);
        CAPTURE(text);
        const auto read = read_transcript(text + "\n# The end.\n");
        REQUIRE(read.cases.size() == 1);
        CHECK(read.cases[0].expected == outcome);
        CHECK(read.cases[0].command == "command");
      }
    }
  }
}

TEST_CASE("new outcomes replace only the lines of old ones", "[golden]") {
  const std::string head = "# One.\n\n@corpus c\n\n\n$ one\n";
  const std::string rest = "\n# Two.\n8$ two\n> more\n\\x41\n\n\n$ three\n= file\n[1]\n\n# End.\n";
  const auto transcript = read_transcript(head + "a\n2> b\n[3]\n" + rest);
  // The second keeps its own way of writing A.
  CHECK(with_outcomes(transcript, {{"x\ny\n", "", 0}, {"A\n", "", 0}, {"in the file", "", 1}}) ==
        head + "x\ny\n" + rest);
  CHECK(with_outcomes(transcript, {{"", "", 0}, {"A\n", "", 0}, {"in the file", "", 1}}) ==
        head + rest);
}

TEST_CASE("what is no transcript is refused with the line", "[golden]") {
  const auto refusal = [](const std::string& text) -> std::string {
    try {
      read_transcript(text);
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return "";
  };
  CHECK(refusal("$ command\n") == "line 1: a command before the line @corpus");
  CHECK(refusal("@corpus c\ntext\n") == "line 2: neither a comment nor a command");
  CHECK(refusal("@corpus c\n$ command\na \n") == "line 3: a blank ends the line: use \\s");
  CHECK(refusal("@corpus c\n$ command\n[1]\na\n") == "line 4: output after the exit status");
  CHECK(refusal("@corpus c\n$ command\n[0]\n") == "line 3: [0] is left out");
  CHECK(refusal("@corpus c\n$ command\n2>a\n") == "line 3: 2> needs a blank after it");
  CHECK(refusal("@corpus c\n$ command\n= f\na\n") == "line 4: output both here and in a file");
  CHECK(refusal("@corpus c\n$ command") == "the last line has no newline");
}
