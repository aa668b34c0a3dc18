#!/usr/bin/env bash
# Runs every `sh` block of README.md, in order and in one shell, and checks the others: commands named
# in blocks without a language must exist, lines of `cmake` blocks must be those of tests/consumer.
# usage: run_readme.sh SOURCE_DIR BUILD_DIR
set -euo pipefail
source_dir=$1
build_dir=$2

blocks() { awk -v open="^\`\`\`$1\$" '$0 ~ open {inside = 1; next} /^```$/ {inside = 0} inside' "$source_dir/README.md"; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir -p corpus build
cp -r "$source_dir/corpus/sample" corpus/sample
ln -s "$build_dir" build/release
export PATH="$build_dir/searcher/cli:$build_dir/indexer/cli:$PATH"
export NEWSGREP_INDEX="$work/index" PREFIX="$work/prefix" LC_ALL=C.UTF-8

blocks sh > commands.sh
[ -s commands.sh ] || { echo "README.md has no commands" >&2; exit 1; }
bash -euxo pipefail commands.sh > output.txt
grep -q '^found$' output.txt
grep -q 'buffer zone' output.txt

blocks cmake | while IFS= read -r line; do
  grep -qF "$line" "$source_dir/tests/consumer/CMakeLists.txt" ||
    { echo "README.md: not in tests/consumer: $line" >&2; exit 1; }
done

# Blocks without a language name what a fresh machine needs; a bare system proves them.
awk '/^```$/ {inside = !inside; next} /^```/ {inside = 1; next} inside && /^script\// {print $1}' \
  "$source_dir/README.md" | while IFS= read -r script; do
  [ -x "$source_dir/$script" ] || { echo "README.md: no such script: $script" >&2; exit 1; }
done
for file in searcher/examples/embed.cpp ARCHITECTURE.md CHANGELOG.md bench/README.md; do
  [ -f "$source_dir/$file" ] || { echo "README.md: no such file: $file" >&2; exit 1; }
done
