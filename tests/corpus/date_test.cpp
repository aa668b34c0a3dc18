#include "corpus/date.hpp"

#include <string>
#include <utility>

#include "tests/support/catch.hpp"

using namespace newsgrep::corpus;

TEST_CASE("dates are read in the forms that news use", "[date]") {
  const std::pair<const char*, const char*> rows[] = {
      {"2025-03-13", "2025-03-13"},
      {" 2025-03-13 ", "2025-03-13"},
      {"2025/3/9", "2025-03-09"},
      {"20250313", "2025-03-13"},
      {"2025-03-13T09:12:00Z", "2025-03-13T09:12:00Z"},
      {"2025-03-13T09:12:00.123Z", "2025-03-13T09:12:00Z"},
      {"2025-03-13T09:12:00+03:00", "2025-03-13T09:12:00+03:00"},
      {"2025-03-13T09:12:00-0500", "2025-03-13T09:12:00-05:00"},
      {"2025-03-13T09:12:00+00:00", "2025-03-13T09:12:00Z"},
      {"20250313T091200Z", "2025-03-13T09:12:00Z"},
      {"2025-03-13 09:12", "2025-03-13T09:12:00"},
      {"2025-04-06 17:01:43", "2025-04-06T17:01:43"},
      {"Thu, 13 Mar 2025 09:12:00 GMT", "2025-03-13T09:12:00Z"},
      {"Thu, 13 Mar 2025 09:12:00 +0100", "2025-03-13T09:12:00+01:00"},
      {"Thu Mar 13 09:12:00 UTC 2025", "2025-03-13T09:12:00Z"},
      {"March 13, 2025", "2025-03-13"},
      {"Mar. 13, 2025", "2025-03-13"},
      {"Sept. 3, 2024", "2024-09-03"},
      {"Thursday, March 13, 2025", "2025-03-13"},
      {"13 March 2025", "2025-03-13"},
      {"13th of March, 2025", "2025-03-13"},
      {"March 1st, 2025 at 9:05 p.m.", "2025-03-01T21:05:00"},
      {"March 13, 2025 12:30 AM EDT", "2025-03-13T00:30:00-04:00"},
      {"9:12 AM EST, Thu March 13, 2025", "2025-03-13T09:12:00-05:00"},
      {"13 March 2025 09:12 GMT", "2025-03-13T09:12:00Z"},
      {"13 March 2025 09:12 GMT+3", "2025-03-13T09:12:00+03:00"},
      {"13 March 2025, 9 pm", "2025-03-13T21:00:00"},
      {"13.03.2025", "2025-03-13"},
      {"13.03.2025 18:40", "2025-03-13T18:40:00"},
      {"13/03/2025", "2025-03-13"},
      {"03/13/2025", "2025-03-13"},
      {"05/05/2025", "2025-05-05"},
      {"13. März 2025", "2025-03-13"},
      {"13 de marzo de 2025", "2025-03-13"},
      {"1er août 2024", "2024-08-01"},
      {"2025年3月13日", "2025-03-13"},
      {"29 February 2024", "2024-02-29"},
      {"1 January 1000", "1000-01-01"},
      {"31 December 9999", "9999-12-31"},
  };
  for (const auto& [text, iso] : rows) {
    CAPTURE(text);
    CHECK(parse_date(text) == iso);
  }
}

TEST_CASE("a text that is no date is never taken for one", "[date]") {
  for (const char* text : {"",
                           "   ",
                           "soon",
                           "yesterday",
                           "March",
                           "March 2025",
                           "2025",
                           "2025-03",
                           "13 March",
                           "2025-13-01",
                           "2025-02-29",
                           "2025-04-31",
                           "31 April 2025",
                           "0 March 2025",
                           "999-01-01",
                           "0999-01-01",
                           "10000-01-01",
                           "03/04/2025",
                           "13 14 March 2025",
                           "March 13, 2025, 25:00",
                           "March 13, 2025 and more",
                           "The March 13, 2025 talks",
                           "13 March 2025 2024",
                           "12:30",
                           "2025-03-13T",
                           "1,100 square kilometres",
                           "May 5",
                           "99999999",
                           "2025-03-13T09:61:00Z",
                           "-",
                           "2025--03-13",
                           "\xFF\xFF"}) {
    CAPTURE(text);
    CHECK(parse_date(text).empty());
  }
}

TEST_CASE("seconds and milliseconds since 1970 are read, and zero is no date", "[date]") {
  CHECK(date_from_unix_time(1741857120) == "2025-03-13T09:12:00Z");
  CHECK(date_from_unix_time(1741857120123) == "2025-03-13T09:12:00Z");
  CHECK(date_from_unix_time(951782400) == "2000-02-29T00:00:00Z");
  CHECK(date_from_unix_time(-14182940) == "1969-07-20T20:17:40Z");
  CHECK(date_from_unix_time(0).empty());
  CHECK(date_from_unix_time(INT64_MAX).empty());
  CHECK(date_from_unix_time(INT64_MIN).empty());
}
