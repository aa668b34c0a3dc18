# Completion of newsgrep-index for bash: source <(newsgrep-index --completion bash)
_newsgrep_index() {
  local word=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD - 1]}
  if [[ $word == = ]]; then
    option+== word=
  elif [[ $option == = ]] && ((COMP_CWORD > 1)); then
    option=${COMP_WORDS[COMP_CWORD - 2]}=
  fi
  COMPREPLY=()
  case $option in
    --index|--index=)
      compopt +o default -o dirnames
      return
      ;;
    --format|--format=)
      COMPREPLY=($(compgen -W 'auto text jsonl tsv' -- "$word"))
      return
      ;;
    --language|--language=)
      compopt +o default
      return
      ;;
    --variants|--variants=)
      :
      return
      ;;
    --delete|--delete=)
      compopt +o default
      return
      ;;
    --vanished|--vanished=)
      COMPREPLY=($(compgen -W 'remove keep' -- "$word"))
      return
      ;;
    --threads|--threads=)
      compopt +o default
      return
      ;;
    --memory|--memory=)
      compopt +o default
      return
      ;;
    --completion|--completion=)
      COMPREPLY=($(compgen -W 'bash zsh fish' -- "$word"))
      return
      ;;
  esac
  if [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W '--index --format --language --variants --delete --rebuild --purge --shared --vanished --follow --check --repair --thorough --info --threads --memory --dump -v --verbose --quiet --completion -h --help --version' -- "$word"))
  fi
}
complete -o default -F _newsgrep_index newsgrep-index
