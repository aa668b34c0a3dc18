# Completion of newsgrep for bash: source <(newsgrep --completion bash)
_newsgrep() {
  local word=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD - 1]}
  if [[ $word == = ]]; then
    option+== word=
  elif [[ $option == = ]] && ((COMP_CWORD > 1)); then
    option=${COMP_WORDS[COMP_CWORD - 2]}=
  fi
  COMPREPLY=()
  case $option in
    -f|--file|--file=)
      :
      return
      ;;
    --like|--like=)
      compopt +o default
      return
      ;;
    --timeout|--timeout=)
      compopt +o default
      return
      ;;
    --index|--index=)
      compopt +o default -o dirnames
      return
      ;;
    -m|--max-count|--max-count=)
      compopt +o default
      return
      ;;
    -A|--after-context|--after-context=)
      compopt +o default
      return
      ;;
    -B|--before-context|--before-context=)
      compopt +o default
      return
      ;;
    -C|--context|--context=)
      compopt +o default
      return
      ;;
    --color=|--colour=)
      COMPREPLY=($(compgen -W 'auto always never' -- "$word"))
      return
      ;;
    --sort|--sort=)
      COMPREPLY=($(compgen -W 'relevance date -date' -- "$word"))
      return
      ;;
    --since|--since=)
      compopt +o default
      return
      ;;
    --until|--until=)
      compopt +o default
      return
      ;;
    --source|--source=)
      compopt +o default
      return
      ;;
    --completion|--completion=)
      COMPREPLY=($(compgen -W 'bash zsh fish' -- "$word"))
      return
      ;;
  esac
  if [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W '-f --file --like -w --word-regexp --no-stem --strict --explain --timeout --index -m --max-count -c --count -l --files-with-matches -L --files-without-match -o --only-matching -q --quiet -A --after-context -B --before-context -C --context -n --line-number -0 --null --timeline --sources --json --color --colour --no-pager --sort --since --until --source --first --all --completion -h --help --version' -- "$word"))
  fi
}
complete -o default -F _newsgrep newsgrep
