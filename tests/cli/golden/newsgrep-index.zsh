#compdef newsgrep-index
# Completion of newsgrep-index for zsh, to be put into a folder of $fpath as _newsgrep-index.
_newsgrep_index() {
  _arguments -s -S \
    '(--index)--index=[Folder of the index (default\: $NEWSGREP_INDEX or $XDG_DATA_HOME/newsgrep/index)]:DIR:_files -/' \
    '(--format)--format=[Format of the files\: auto (by name), text, jsonl or tsv (id<TAB>title<TAB>text, an article of one passage a line)]:NAME:(auto text jsonl tsv)' \
    '(--language)--language=[Language of articles that name none (default en); fixed once the index is made]:CODE:' \
    '(--variants)--variants=[File of spellings that count as one word, a group a line (Kyiv = Kiev); fixed once the index is made]:FILE:_files' \
    '*--delete=[Remove the article with this id; may be repeated]:ID:' \
    '(--rebuild)--rebuild[Make a new index of PATHs alone, in place of the old one]' \
    '(--purge)--purge[Rewrite what holds deleted articles, so that nothing of them is left on disk]' \
    '(--shared)--shared[Let other users read the index, as far as the umask allows]' \
    '(--vanished)--vanished=[What to do with the articles of files that are gone\: remove or keep]:WHAT:(remove keep)' \
    '(--follow)--follow[Follow symbolic links that lead out of the PATHs, too]' \
    '(--check)--check[Look for damage in the index and change nothing\: a line for each fault; exit status 1 if there is one]' \
    '(--repair)--repair[Keep what is whole of a damaged index, and read the rest again from its files; exit status 1 if articles are lost]' \
    '(--thorough)--thorough[With --check or --repair, also analyse each text again and compare its words]' \
    '(--info)--info[Print what the index holds\: articles, languages, dates, settings, sizes]' \
    '(--threads)--threads=[Number of threads (default\: one for each core)]:NUM:' \
    '(--memory)--memory=[Memory to use, in MiB, approximately (default 512)]:NUM:' \
    '(--dump)--dump[Print each article as it was read, a JSON object a line; index nothing]' \
    '(-v --verbose)-v[List every skipped input]' \
    '(-v --verbose)--verbose[List every skipped input]' \
    '(--quiet)--quiet[Print no progress and no summary]' \
    '(--completion)--completion=[Print a completion script for a shell\: bash, zsh or fish]:SHELL:(bash zsh fish)' \
    '(-h --help)-h[Print this help]' \
    '(-h --help)--help[Print this help]' \
    '(--version)--version[Print the version]' \
    '*:PATH:_files'
}
if [[ ${funcstack[1]} == _newsgrep-index ]]; then
  _newsgrep_index "$@"
else
  compdef _newsgrep_index newsgrep-index
fi
