"""What is measured. Engines take turns in every round, so that a noisy minute hits them all."""

import math
import os
import statistics

from .engines import MODES, Newsgrep
from .processes import timed

FIGURES = ("mean", "p50", "p90", "p99", "max")
LONG_BUILD_S = 60  # A build that takes longer is not repeated.


def in_turn(things, round_number):
    """The things, each round beginning with another one."""
    first = round_number % len(things)
    return things[first:] + things[:first]


def median_of(dictionaries):
    """Key by key."""
    return {key: statistics.median(each[key] for each in dictionaries) for key in dictionaries[0]}


def builds(engines, passages, thread_counts, rounds, tell):
    """A list of builds, one for each engine and number of threads."""
    plan = [
        (engine, threads)
        for engine in engines
        for threads in ([1] if engine.one_thread_only else thread_counts)
    ]
    taken = {}
    for round_number in range(rounds):
        for engine, threads in in_turn(plan, round_number):
            earlier = taken.setdefault((engine.name, threads), [])
            if earlier and earlier[0]["build_s"] > LONG_BUILD_S:
                continue
            tell(f"round {round_number + 1}: {engine.name} builds, {threads} thread(s)")
            earlier.append(engine.build(passages, threads))
    return [
        {"engine": name, "rounds": len(each), **median_of(only_numbers(each))}
        for (name, threads), each in taken.items()
    ]


def only_numbers(dictionaries):
    keys = [key for key, value in dictionaries[0].items() if value is not None]
    return [{key: each[key] for key in keys} for each in dictionaries]


def searched_index(engine, thread_counts):
    return 1 if engine.one_thread_only else thread_counts[0]


def latencies(engines, queries_file, thread_counts, rounds, inner_rounds, tell):
    """For each mode and engine the median over the rounds of each figure."""
    answers = {mode: {engine.name: [] for engine in engines} for mode in MODES}
    for round_number in range(rounds):
        for mode in MODES:
            tell(f"round {round_number + 1}: {mode}")
            for engine in in_turn(engines, round_number):
                threads = searched_index(engine, thread_counts)
                answers[mode][engine.name].append(
                    engine.search(queries_file, mode, threads, inner_rounds)
                )
    for engine in engines:
        answer = answers[MODES[0]][engine.name][0]
        engine.version = engine.version or answer.get("version", "")
    return {
        mode: {
            name: {
                "warm_us": median_of([answer["warm_us"] for answer in each]),
                "cold_us": median_of([answer["cold_us"] for answer in each]),
                "open_us": statistics.median(answer["open_us"] for answer in each),
                "warm_means_us": [answer["warm_us"]["mean"] for answer in each],
            }
            for name, each in of_mode.items()
        }
        for mode, of_mode in answers.items()
    }


def agreement(engines, queries_file, queries, thread_counts, tell):
    """Whether the peers find something where newsgrep does, and as many passages."""
    ours = next((engine for engine in engines if isinstance(engine, Newsgrep)), None)
    if ours is None:
        return {}
    compared = {}
    for mode in ("all", "phrase"):
        tell(f"counting: {mode}")
        counts = {
            engine.name: engine.counts(
                queries_file, queries, mode, searched_index(engine, thread_counts)
            )
            for engine in engines
        }
        reference = counts[ours.name]
        compared[mode] = {
            name: compare_counts(reference, theirs, queries)
            for name, theirs in counts.items()
            if name != ours.name
        }
        compared[mode][ours.name] = {
            "queries": len(queries),
            "with_hits": sum(count > 0 for count in reference),
        }
    return compared


def compare_counts(ours, theirs, queries):
    pairs = list(zip(ours, theirs, queries, strict=True))
    only_ours = [query for our, their, query in pairs if our and not their]
    only_theirs = [query for our, their, query in pairs if their and not our]
    near = sum(abs(our - their) <= 0.1 * max(our, their) for our, their, _ in pairs)
    return {
        "queries": len(pairs),
        "with_hits": sum(their > 0 for _, their, _ in pairs),
        "existence_differs": (len(only_ours) + len(only_theirs)) / len(pairs),
        "counts_equal": sum(our == their for our, their, _ in pairs) / len(pairs),
        "counts_within_10_percent": near / len(pairs),
        "found_only_by_newsgrep": only_ours,
        "found_only_by_the_peer": only_theirs,
    }


def percentile(ordered, percent):
    """The nearest-rank method, as in newsgrep-bench."""
    return ordered[max(math.ceil(percent / 100 * len(ordered)), 1) - 1]


def summary(samples):
    ordered = sorted(samples)
    return {
        "mean": statistics.fmean(ordered),
        "p50": percentile(ordered, 50),
        "p90": percentile(ordered, 90),
        "p99": percentile(ordered, 99),
        "max": ordered[-1],
    }


def whole_processes(ours, ripgrep, queries, text, threads, rounds, work, tell):
    """Starting a program, letting it answer one query into a file, and waiting for its end."""
    tell("whole processes")
    commands = {"true": lambda query: ["/bin/true"]}
    if ours:
        commands["newsgrep"] = lambda query: ours.command(threads, query)
    if ripgrep:
        commands["ripgrep, phrase"] = lambda query: ripgrep.phrase(query, text)
        commands["ripgrep, any word"] = lambda query: ripgrep.any_word(query, text)
    samples = {name: [[] for _ in queries] for name in commands}
    output = work / "output"
    for round_number in range(rounds):
        for number, query in enumerate(queries):
            for name in in_turn(list(commands), round_number + number):
                samples[name][number].append(timed(commands[name](query), output).wall_s * 1e6)
    return {
        name: {"queries": len(each), **summary([statistics.median(times) for times in each])}
        for name, each in samples.items()
    }


def spread(things, count):
    """So many of the things, evenly taken."""
    step = max(len(things) / count, 1)
    return [things[int(i * step)] for i in range(min(count, len(things)))]


def load():
    return os.getloadavg()[0]
