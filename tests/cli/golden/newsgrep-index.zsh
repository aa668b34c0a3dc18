#compdef newsgrep-index
# Completion of newsgrep-index for zsh, to be put into a folder of $fpath as _newsgrep-index.
_newsgrep_index() {
  _arguments -s -S \
    '(--index)--index=[Folder of the index (else $NEWSGREP_INDEX, else $XDG_DATA_HOME/newsgrep/index)]:DIR:_files -/' \
    '(--format)--format=[How the files are written\: auto (by name), text, jsonl, tsv (id<TAB>title<TAB>text, an article of one passage a line)]:NAME:' \
    '(--language)--language=[Language of articles that name none (en); fixed when the index is made]:CODE:' \
    '(--variants)--variants=[More spellings that count as one word, a group a line\: Kyiv = Kiev; fixed when the index is made]:FILE:_files' \
    '*--delete=[Take the article with this id out]:ID:' \
    '(--rebuild)--rebuild[Make the index anew from PATHs alone]' \
    '(--purge)--purge[Rewrite what holds deleted articles, so that nothing of them is left on disk]' \
    '(--threads)--threads=[How many threads (one for each core)]:NUM:' \
    '(--memory)--memory=[About how much memory it may take, in MiB (512)]:NUM:' \
    '(--dump)--dump[Index nothing; print each article as read, a JSON object a line]' \
    '(-v --verbose)-v[List every input that was skipped]' \
    '(-v --verbose)--verbose[List every input that was skipped]' \
    '(--quiet)--quiet[No summary and no progress]' \
    '(--completion)--completion=[Print a script that completes the options in a shell\: bash, zsh, fish]:SHELL:(bash zsh fish)' \
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
