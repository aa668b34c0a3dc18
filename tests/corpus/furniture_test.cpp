#include "corpus/furniture.hpp"

#include <string>

#include "tests/support/catch.hpp"

using namespace newsgrep::corpus;

TEST_CASE("lines of the page are furniture wherever they stand", "[furniture]") {
  for (const char* line : {"Leave a Reply",
                           "LEAVE A REPLY",
                           "Leave a Reply Cancel reply",
                           "Your email address will not be published. Required fields are marked *",
                           "Back To Top",
                           "↑ Back to top",
                           "Tags",
                           "Tags:",
                           "Tags: Kyiv, truce, Vienna",
                           "Comments (0)",
                           "Comments (1,204)",
                           "3 Comments",
                           "What is your opinion on this topic?",
                           "Leave the first comment",
                           "Welcome toHome",
                           "Share this:",
                           "Share on Facebook",
                           "Share this article",
                           "Click to share on Twitter (Opens in new window)",
                           "Read more",
                           "Read more »",
                           "READ MORE: Mayor of Arden hands back the keys",
                           "Also read: Five things to know about the truce",
                           "Advertisement",
                           "- Advertisement -",
                           "ADVERTISEMENT",
                           "Story continues below advertisement",
                           "Related articles",
                           "Related Stories:",
                           "You may also like",
                           "Subscribe to our newsletter",
                           "Sign up for our daily newsletter",
                           "Follow us on Twitter, Facebook and Telegram",
                           "Copyright © 2025 The Arden Post",
                           "© 2025 The Arden Post. All rights reserved.",
                           "All Rights Reserved",
                           "This site uses cookies to improve your experience. By continuing to "
                           "browse you accept them.",
                           "We use cookies to personalise content and ads.",
                           "Skip to content",
                           "Skip to main content",
                           "Click here",
                           "Loading…",
                           "Filed under: World, Diplomacy",
                           "Posted in: News",
                           "Diesen Artikel teilen",
                           "3 Kommentare",
                           "© 2025 Lausitzer Abendblatt. Alle Rechte vorbehalten.",
                           "À lire aussi",
                           "Tous droits réservés",
                           "Deja un comentario",
                           "Getty Images",
                           "Photo: AFP",
                           "https://example.org/2025/03/13/truce",
                           "pic.twitter.com/a1B2c3D4",
                           "—",
                           "* * *",
                           "5 min read",
                           "Next article: Cod catch falls"}) {
    CAPTURE(line);
    const auto kind = furniture_kind(line);
    CHECK(kind != Furniture::none);
    CHECK(kind != Furniture::edge);
  }
}

TEST_CASE("words that may be headings are furniture at the edges only", "[furniture]") {
  for (const char* line : {"Print", "Email", "Facebook", "Twitter", "Home", "World", "Menu",
                           "Opinion", "What do you think?", "Name", "Home > World > Europe"}) {
    CAPTURE(line);
    CHECK(furniture_kind(line) == Furniture::edge);
  }
}

TEST_CASE("a paragraph with the words of furniture is no furniture", "[furniture]") {
  for (const char* line :
       {"Leave a reply unanswered for a week and the other side will take it for an answer.",
        "Share this view, the minister said, and you must accept the price of it as well.",
        "The tags on the parcels named a company in Arden.",
        "Comments by the two presidents on Tuesday left room for both readings.",
        "Back to top form after six months, the striker scored twice in the second half.",
        "Facebook said on Monday that it had removed 42 accounts run from one office.",
        "Twitter users were the first to notice.",
        "Follow us or stay behind, the rebels told the villagers.",
        "Read more closely, the text promises nothing.",
        "Photo: A soldier looks at the river from the eastern bank.",
        "Copyright law was not made for machines, the judge wrote.",
        "Subscribe to the theory or not, the numbers stand, she said.",
        "Click here, drag there, and the whole budget shifts by a billion.",
        "More from habit than from hope, they met again on Thursday.",
        "We use cookies as bait, said the park ranger who has caught nine bears in this valley and "
        "four in the next one since the beginning of the season, more than anyone before her, and "
        "who has been asked to write a handbook on the matter for the parks of three other states, "
        "which she has politely declined to do.",
        "Follow me on Facebook and you will see the village, he said.",
        "Advertisement spending fell by 4% in the quarter.",
        "All rights reserved for the state in 1954 pass to the communes.",
        "Welcome to Moscow, the envoy was told.",
        "Kyiv",
        "NATO",
        "Ukraine signals withdrawal"}) {
    CAPTURE(line);
    CHECK(furniture_kind(line) == Furniture::none);
  }
}
