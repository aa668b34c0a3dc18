#compdef newsgrep
# Completion of newsgrep for zsh, to be put into a folder of $fpath as _newsgrep.
_newsgrep() {
  _arguments -s -S \
    '(-f --file)-f+[Read the queries from FILE, one a line; - is standard input]:FILE:_files' \
    '(-f --file)--file=[Read the queries from FILE, one a line; - is standard input]:FILE:_files' \
    '(--like)--like=[Find passages that tell the same as passage ID]:ID:' \
    '(-w --word-regexp --no-stem)-w[Match words only as they are written]' \
    '(-w --word-regexp --no-stem)--word-regexp[Match words only as they are written]' \
    '(-w --word-regexp --no-stem)--no-stem[Match words only as they are written]' \
    '(--strict)--strict[Search only if the whole query is understood]' \
    '(--explain)--explain[Print how the query is run, and the score of each passage]' \
    '(--timeout)--timeout=[Stop after SECONDS and show the best found so far (default 10); 0 never stops]:SECONDS:' \
    '(--index)--index=[Folder of the index (default\: $NEWSGREP_INDEX or $XDG_DATA_HOME/newsgrep/index)]:DIR:_files -/' \
    '(-m --max-count)-m+[Show at most NUM passages (default 10); 0 shows all]:NUM:' \
    '(-m --max-count)--max-count=[Show at most NUM passages (default 10); 0 shows all]:NUM:' \
    '(-c --count)-c[Print how many passages match]' \
    '(-c --count)--count[Print how many passages match]' \
    '(-l --files-with-matches)-l[Print the path of each article with a match]' \
    '(-l --files-with-matches)--files-with-matches[Print the path of each article with a match]' \
    '(-L --files-without-match)-L[Print the path of each article without a match]' \
    '(-L --files-without-match)--files-without-match[Print the path of each article without a match]' \
    '(-o --only-matching)-o[Print only what matched, each match on its own line]' \
    '(-o --only-matching)--only-matching[Print only what matched, each match on its own line]' \
    '(-q --quiet)-q[Print nothing; the exit status tells if anything matched]' \
    '(-q --quiet)--quiet[Print nothing; the exit status tells if anything matched]' \
    '(-A --after-context)-A+[Print NUM passages of the article after each hit]:NUM:' \
    '(-A --after-context)--after-context=[Print NUM passages of the article after each hit]:NUM:' \
    '(-B --before-context)-B+[Print NUM passages of the article before each hit]:NUM:' \
    '(-B --before-context)--before-context=[Print NUM passages of the article before each hit]:NUM:' \
    '(-C --context)-C+[Print NUM passages of the article before and after each hit; -NUM does the same]:NUM:' \
    '(-C --context)--context=[Print NUM passages of the article before and after each hit; -NUM does the same]:NUM:' \
    '(-n --line-number)-n[Accepted for grep'\''s sake; always printed]' \
    '(-n --line-number)--line-number[Accepted for grep'\''s sake; always printed]' \
    '(-0 --null)-0[End paths with a NUL byte, not with a newline or a colon]' \
    '(-0 --null)--null[End paths with a NUL byte, not with a newline or a colon]' \
    '(--timeline)--timeline[Print how many passages match by day]' \
    '(--sources)--sources[Print how many passages match by source]' \
    '(--json)--json[Print JSON Lines, an object for each passage]' \
    '(--color --colour)--color=-[Highlight matches\: auto, always or never]::WHEN:(auto always never)' \
    '(--color --colour)--colour=-[Highlight matches\: auto, always or never]::WHEN:(auto always never)' \
    '(--no-pager)--no-pager[Use no pager]' \
    '(--sort)--sort=[Sort by relevance, date or -date (newest first)]:ORDER:(relevance date -date)' \
    '(--since)--since=[Published on or after DATE (2025, 2025-03, 7d)]:DATE:' \
    '(--until)--until=[Published on or before DATE (2025, 2025-03, 7d)]:DATE:' \
    '*--source=[Published by NAME; may be repeated]:NAME:' \
    '(--first)--first[Of passages with the same words, show the earliest, not the best]' \
    '(--all)--all[Show every passage, even if others have the same words]' \
    '(--completion)--completion=[Print a completion script for a shell\: bash, zsh or fish]:SHELL:(bash zsh fish)' \
    '(-h --help)-h[Print this help]' \
    '(-h --help)--help[Print this help]' \
    '(--version)--version[Print the version]' \
    '1:QUERY:' \
    '*:PATH:_files'
}
if [[ ${funcstack[1]} == _newsgrep ]]; then
  _newsgrep "$@"
else
  compdef _newsgrep newsgrep
fi
