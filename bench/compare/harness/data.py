"""The passages and queries of a comparison, as plain files that every engine reads."""

import json
import lzma
import shutil

from .processes import Failed


def plain_passages(source, work):
    """The passage file as it is, or what is packed in it."""
    if source.suffix != ".xz":
        return source
    target = work / source.stem
    with lzma.open(source) as packed, target.open("wb") as plain:
        shutil.copyfileobj(packed, plain, 1 << 20)
    return target


def raw_text(passages, work):
    """Only the texts, a passage a line, for programs that read text: the file, lines and bytes."""
    target = work / "text.txt"
    lines = size = 0
    with passages.open("rb") as source, target.open("wb") as out:
        for line in source:
            columns = line.rstrip(b"\n").split(b"\t", 2)
            if len(columns) == 3:
                out.write(columns[2] + b"\n")
                lines += 1
                size += len(columns[2])
    if lines == 0:
        raise Failed(f"{passages}: no line is id<TAB>title<TAB>text")
    return target, lines, size


def without_signs(line):
    words = (word.lstrip("+-") for word in line.replace('"', "").split())
    return " ".join(word for word in words if word)


def plain_queries(source, work):
    """Each query once, without quotes and signs, a line each: the file and the queries."""
    lines = source.read_text(encoding="utf-8").splitlines()
    if source.suffix == ".jsonl":
        lines = [json.loads(line)["query"] for line in lines if line.strip()]
    else:
        lines = [line.split("\t", 1)[-1] for line in lines]
    queries = [query for query in dict.fromkeys(map(without_signs, lines)) if query]
    if not queries:
        raise Failed(f"{source}: no queries")
    target = work / "queries.txt"
    target.write_text("\n".join(queries) + "\n", encoding="utf-8")
    return target, queries
