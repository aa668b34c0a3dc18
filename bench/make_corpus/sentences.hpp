#pragma once

#include <array>
#include <string_view>

namespace newsgrep::bench {

inline constexpr std::array<std::string_view, 7> days = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
inline constexpr std::array<std::string_view, 12> months = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

/// Patterns of sentences. A capital letter or sign is a slot for: N noun, P plural, C collocation,
/// A adjective, V verb, E verb-ed, G verb-ing, H person, L place, O organisation, D date, W
/// weekday, # number, % percentage, $ money.
inline constexpr std::array<std::string_view, 36> sentences = {
    "the A N of the N E the P in L",
    "H, who E the N on W, said that the C would not V the P",
    "the O said in a statement that it had E # P since D",
    "according to the O, the N was E by a C",
    "in L, the P were E after the N of a A N",
    "it is not clear whether the C will V the N",
    "H told reporters that there was no N for the C",
    "more than # P have been E in L, and the N of the C is G",
    "\"we will V the N, and they will V us,\" H said",
    "the N, which was E on D, has A P and a C",
    "at least # P were E when the N E the C near L on W",
    "officials in L say the O has been G the P for # years",
    "the C was E by H, but the P of the O were A",
    "as the N of the P E, a A C was E to the N",
    "the price of N rose % to $, and the P E with it",
    "they were G their P to the N at the time",
    "H and H have E on a C for the first time since D",
    "this was the A N of all, and it had been E for # days",
    "but the O would V a N if the P did not V",
    "some of the P from L are A, and others are E",
    "there are still P in the N, and H has E to V them",
    "the C, G in L, is one of the A P of the N",
    "on W, the O E $ for the N of P and the C",
    "after the C, the N was E to L, where the P had been G",
    "H is a A N of the O and has been E as a N",
    "what the N will be, and when, is for the P to V",
    "with the N in L E, the C has become a A N",
    "\"I have never E such a N,\" said H, a N from L",
    "no one at the O could be E about the C",
    "the A P of L, about % of them, were against the N",
    "he had E the N before the P E, and she was G it",
    "by D, the O had E most of its P and all of the C",
    "the N of the N is the N of the C",
    "under the C, P can V up to # N in the A N",
    "H's N, first E in D, is now E with P",
    "over the past # years the C has E into a N that O calls A"};

/// Patterns of titles, with the same slots.
inline constexpr std::array<std::string_view, 10> titles = {
    "H E C in L",   "O to V C",          "C E N after N",       "# P E in L",
    "L: A N of C",  "H says N will V P", "what the C is about", "O and the A N",
    "P E as O E N", "A C for the N of L"};

/// Words that replace "the" now and then; otherwise the sentences would have too many of it.
inline constexpr std::array<std::string_view, 12> determiners = {
    "a", "this", "its", "their", "his", "her", "one", "each", "our", "another", "every", "that"};
inline constexpr double other_determiner = 0.4;  ///< Probability that a "the" is replaced.

}  // namespace newsgrep::bench
