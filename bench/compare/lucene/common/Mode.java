package newsgrep.compare;

/** What a line of the query file means. */
enum Mode {
  any,
  all,
  phrase,
  /** Its two words at most five from each other, in any order. */
  near,
  /** Any word that begins as the first one, as it is written, and all the others. */
  prefix,
  /** The first word in the title; any of the others, which alone rank. */
  title
}
