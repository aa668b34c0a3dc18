#include "index/postings/impact.hpp"

#include "tests/support/catch.hpp"

using namespace newsgrep::index;

TEST_CASE("an impact grows with occurrences and shrinks with length, within one byte", "[index]") {
  for (std::size_t tokens = 1; tokens < 5000; tokens = tokens * 3 / 2 + 1) {
    for (std::uint32_t occurrences = 1; occurrences < 300; ++occurrences) {
      const auto here = PassageImpact(tokens)(occurrences);
      REQUIRE(here >= 1);
      REQUIRE(here <= max_impact);
      REQUIRE(PassageImpact(tokens)(occurrences + 1) >= here);
      REQUIRE(PassageImpact(tokens + 10)(occurrences) <= here);
    }
  }
}

TEST_CASE("the largest possible impact is not cut off by the cap", "[index]") {
  // (k1 + 1) in steps is the limit for many occurrences.
  CHECK((ImpactModel::k1 + 1) * ImpactModel::steps_a_unit <= max_impact + 1);
}

TEST_CASE("a rarer term weighs more, and no term weighs nothing", "[index]") {
  CHECK(inverse_frequency(1000, 1) > inverse_frequency(1000, 10));
  CHECK(inverse_frequency(1000, 10) > inverse_frequency(1000, 1000));
  CHECK(inverse_frequency(1000, 1000) >= 1);
  CHECK(inverse_frequency(1, 0) >= 1);
}
