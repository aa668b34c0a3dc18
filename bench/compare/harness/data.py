"""The passages and queries of a comparison, as plain files that every engine reads."""

import json
import lzma
import shutil

from .kinds import MODES, WEB, Query, of_mode
from .processes import Failed, run, run_into


def plain_passages(source, work):
    """Returns the passage file, unpacked into `work` if it is packed."""
    if source.suffix != ".xz":
        return source
    target = work / source.stem
    with lzma.open(source) as packed, target.open("wb") as plain:
        shutil.copyfileobj(packed, plain, 1 << 20)
    return target


def generated_passages(program, count, work):
    """Returns a file of `count` passages that make-corpus wrote."""
    target = work / "generated.tsv"
    run_into([program, "--passages", count], target)
    return target


def each_passage(passages):
    """Yields id, title and text of each passage, as bytes."""
    with passages.open("rb") as lines:
        for line in lines:
            columns = line.rstrip(b"\n").split(b"\t", 2)
            if len(columns) == 3:
                yield columns


def size(passages):
    """Returns the number of passages, and the bytes of their texts."""
    count = text_bytes = 0
    for _, _, text in each_passage(passages):
        count += 1
        text_bytes += len(text)
    if count == 0:
        raise Failed(f"{passages}: no line has the form id<TAB>title<TAB>text")
    return count, text_bytes


def without_signs(line):
    words = (word.lstrip("+-") for word in line.replace('"', "").split())
    return " ".join(word for word in words if word)


def web_queries(source):
    """Returns each query of the file once, without quotes and signs."""
    lines = source.read_text(encoding="utf-8").splitlines()
    if source.suffix == ".jsonl":
        lines = [json.loads(line)["query"] for line in lines if line.strip()]
    else:
        lines = [line.split("\t", 1)[-1] for line in lines]
    texts = [text for text in dict.fromkeys(map(without_signs, lines)) if text]
    if not texts:
        raise Failed(f"{source}: no queries")
    return [Query(WEB, text) for text in texts]


def drawn_queries(program, passages, per_kind):
    """Returns the queries that draw-queries draws from the passages."""
    lines = run([program, "--passages", passages, "--per-kind", per_kind]).splitlines()
    return [Query(*line.split("\t", 1)) for line in lines]


def write_queries(queries, work):
    """Writes a file for each mode that has queries, and returns the files by mode."""
    files = {}
    for mode in MODES:
        asked = of_mode(queries, mode)
        if asked:
            files[mode] = work / f"queries-{mode}.txt"
            lines = [f"{query.kind}\t{query.text}\n" for query in asked]
            files[mode].write_text("".join(lines), encoding="utf-8")
    return files
