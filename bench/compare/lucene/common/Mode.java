package newsgrep.compare;

/** What a line of the query file means. */
enum Mode {
  any,
  all,
  phrase
}
