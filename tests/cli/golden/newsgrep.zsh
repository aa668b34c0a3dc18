#compdef newsgrep
# Completion of newsgrep for zsh, to be put into a folder of $fpath as _newsgrep.
_newsgrep() {
  _arguments -s -S \
    '(-f --file)-f+[Take the queries from FILE, one a line; - is standard input]:FILE:_files' \
    '(-f --file)--file=[Take the queries from FILE, one a line; - is standard input]:FILE:_files' \
    '(--like)--like=[Search for passages that tell the same as this one]:ID:' \
    '(-w --word-regexp --no-stem)-w[Match words only as they are written]' \
    '(-w --word-regexp --no-stem)--word-regexp[Match words only as they are written]' \
    '(-w --word-regexp --no-stem)--no-stem[Match words only as they are written]' \
    '(--strict)--strict[Search for nothing when the query is not wholly understood]' \
    '(--explain)--explain[Print how the query is run, and the score of each passage]' \
    '(--timeout)--timeout=[Show the best found after so many seconds (10); 0 waits to the end]:SECONDS:' \
    '(--index)--index=[Folder of the index (else $NEWSGREP_INDEX, else $XDG_DATA_HOME/newsgrep/index)]:DIR:_files -/' \
    '(-m --max-count)-m+[Show at most NUM passages (10); 0 shows all]:NUM:' \
    '(-m --max-count)--max-count=[Show at most NUM passages (10); 0 shows all]:NUM:' \
    '(-c --count)-c[Print how many passages match]' \
    '(-c --count)--count[Print how many passages match]' \
    '(-l --files-with-matches)-l[Print the path of each article with a match]' \
    '(-l --files-with-matches)--files-with-matches[Print the path of each article with a match]' \
    '(-L --files-without-match)-L[Print the path of each article without a match]' \
    '(-L --files-without-match)--files-without-match[Print the path of each article without a match]' \
    '(-o --only-matching)-o[Print what matched, each on a line of its own]' \
    '(-o --only-matching)--only-matching[Print what matched, each on a line of its own]' \
    '(-q --quiet)-q[Print nothing; the exit status tells]' \
    '(-q --quiet)--quiet[Print nothing; the exit status tells]' \
    '(-A --after-context)-A+[Print NUM passages of the article behind it]:NUM:' \
    '(-A --after-context)--after-context=[Print NUM passages of the article behind it]:NUM:' \
    '(-B --before-context)-B+[Print NUM passages of the article before it]:NUM:' \
    '(-B --before-context)--before-context=[Print NUM passages of the article before it]:NUM:' \
    '(-C --context)-C+[Print NUM passages of the article on either side; so does -NUM]:NUM:' \
    '(-C --context)--context=[Print NUM passages of the article on either side; so does -NUM]:NUM:' \
    '(-n --line-number)-n[Print the number of the paragraph, as always]' \
    '(-n --line-number)--line-number[Print the number of the paragraph, as always]' \
    '(-0 --null)-0[Put a NUL behind paths, instead of a newline or a colon]' \
    '(-0 --null)--null[Put a NUL behind paths, instead of a newline or a colon]' \
    '(--timeline)--timeline[Print how many passages match by day]' \
    '(--sources)--sources[Print how many passages match by source]' \
    '(--json)--json[Print JSON Lines, an object a passage]' \
    '(--color --colour)--color=-[Colour what matched\: auto, always or never]::WHEN:(auto always never)' \
    '(--color --colour)--colour=-[Colour what matched\: auto, always or never]::WHEN:(auto always never)' \
    '(--no-pager)--no-pager[Never print through a pager]' \
    '(--sort)--sort=[Order\: relevance, date or -date (newest first)]:ORDER:(relevance date -date)' \
    '(--since)--since=[Only from this day, month or year on, or this age]:DATE:' \
    '(--until)--until=[Only up to this day, month or year, or this age]:DATE:' \
    '*--source=[Only of this source; may be repeated]:NAME:' \
    '(--first)--first[Of passages with the same words, show the earliest instead of the best]' \
    '(--all)--all[Show all passages with the same words]' \
    '(--completion)--completion=[Print a script that completes the options in a shell\: bash, zsh, fish]:SHELL:(bash zsh fish)' \
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
