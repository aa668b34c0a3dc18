#include "tests/cli/golden_diff.hpp"

#include <string>

#include "tests/support/catch.hpp"

using newsgrep::test::unified_diff;

TEST_CASE("a diff shows changed lines with three lines around them", "[golden]") {
  CHECK(unified_diff("a\nb\n", "a\nb\n").empty());
  CHECK(unified_diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nV\n6\n7\n8\n9\n") ==
        "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+V\n 6\n 7\n 8\n");
}

TEST_CASE("changes far from each other are shown apart", "[golden]") {
  const std::string middle = "1\n2\n3\n4\n5\n6\n7\n";
  CHECK(unified_diff("a\n" + middle + "b\n", "A\n" + middle + "B\n") ==
        "@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+B\n");
  CHECK(unified_diff("a\n1\n2\nb\n", "A\n1\n2\nB\n") ==
        "@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n-b\n+B\n");
}

TEST_CASE("lines that are only in one text, and a missing newline, are shown", "[golden]") {
  CHECK(unified_diff("", "a\n") == "@@ -0,0 +1,1 @@\n+a\n");
  CHECK(unified_diff("a\n", "") == "@@ -1,1 +0,0 @@\n-a\n");
  CHECK(unified_diff("a\n", "a\nb\n") == "@@ -1,1 +1,2 @@\n a\n+b\n");
  CHECK(unified_diff("a\n", "a") == "@@ -1,1 +1,1 @@\n-a\n+a\n\\ No newline at end of file\n");
}
