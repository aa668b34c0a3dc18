#!/usr/bin/env bash
# Runs the `sh` blocks of docs/format.md and compares its dumps with the files that they make. A block
# ```hex FILE has lines `offset  bytes  remark`, each going on where the one before ends unless … stands
# between them; a block ```text FILE is the whole file.
# usage: check_dumps.sh SOURCE_DIR BUILD_DIR
set -euo pipefail
page=$1/docs/format.md
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export PATH="$2/indexer/cli:$PATH" LC_ALL=C.UTF-8

awk '/^```sh$/ {inside = 1; next} /^```$/ {inside = 0} inside' "$page" > commands.sh
bash -euo pipefail commands.sh 2> /dev/null > /dev/null

fail() {
  echo "docs/format.md: $1" >&2
  failed=1
}

# `count` bytes of a file from `at` on, as in a dump.
bytes_of() {
  od -An -v -tx1 -j "$2" -N "$3" "$1" | tr -s ' \n' ' ' | sed 's/^ //; s/ $//'
}

failed=0 dumps=0 texts=0 kind='' file='' next=-1
while IFS= read -r line; do
  case $line in
    '```hex '* | '```text '*)
      read -r kind file <<< "${line#\`\`\`}"
      next=-1
      [[ -f $file ]] || fail "the commands make no $file"
      if [[ $kind == text ]]; then
        texts=$((texts + 1))
        : > shown
      fi
      ;;
    '```')
      [[ $kind != text ]] || cmp -s shown "$file" || fail "$file is another"
      kind=''
      ;;
    …) next=-1 ;;
    *)
      if [[ $kind == text ]]; then
        printf '%s\n' "$line" >> shown
      elif [[ $kind == hex ]]; then
        [[ $line =~ ^([0-9a-f]{4})\ \ (([0-9a-f]{2}\ )*[0-9a-f]{2})(\ \ .*)?$ ]] ||
          { fail "no line of a dump: $line"; continue; }
        at=$((16#${BASH_REMATCH[1]})) bytes=${BASH_REMATCH[2]}
        count=$(((${#bytes} + 1) / 3))
        ((next < 0 || at == next)) || fail "$file goes on elsewhere: $line"
        next=$((at + count))
        actual=$(bytes_of "$file" "$at" "$count")
        [[ $bytes == "$actual" ]] || fail "$file has $actual: $line"
        dumps=$((dumps + 1))
      fi
      ;;
  esac
done < "$page"
((dumps > 0 && texts > 0)) || fail "there is nothing to check"
exit "$failed"
