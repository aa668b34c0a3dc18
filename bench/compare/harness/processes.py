"""Runs other programs: quietly, timed, or reporting in JSON."""

import json
import os
import subprocess
import time
from dataclasses import dataclass


class Failed(Exception):
    """A program failed; the message names it and has the end of its output."""


@dataclass
class Usage:
    wall_s: float
    user_s: float
    peak_rss_kib: int
    status: int


def end_of(text, lines=12):
    return "\n".join(text.strip().splitlines()[-lines:])


def run(command, **options):
    """Runs a command to its end and returns its output."""
    command = [str(part) for part in command]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, **{"stdin": subprocess.DEVNULL, **options}
        )
    except OSError as error:
        raise Failed(f"{command[0]}: {error.strerror}") from error
    if done.returncode != 0:
        raise Failed(f"{command[0]} ended with {done.returncode}:\n{end_of(done.stderr or done.stdout)}")
    return done.stdout


def run_into(command, path):
    """Runs a command to its end, with its output in a file."""
    with open(path, "wb") as out:
        done = subprocess.run(
            [str(part) for part in command], stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.PIPE
        )
    if done.returncode != 0:
        printed = done.stderr.decode(errors="replace")
        raise Failed(f"{command[0]} ended with {done.returncode}:\n{end_of(printed)}")


def run_json(command, **options):
    return json.loads(run(command, **options))


def timed(command, output):
    """Runs a command with its output in a file, and returns the time and memory that it took."""
    command = [str(part) for part in command]
    null = os.open(os.devnull, os.O_RDWR)
    sink = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    log = os.open(f"{output}.err", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    actions = [(os.POSIX_SPAWN_DUP2, old, new) for new, old in enumerate((null, sink, log))]
    try:
        begin = time.perf_counter()
        process = os.posix_spawnp(command[0], command, os.environ, file_actions=actions)
        _, status, usage = os.wait4(process, 0)
        wall = time.perf_counter() - begin
    finally:
        for descriptor in (null, sink, log):
            os.close(descriptor)
    return Usage(wall, usage.ru_utime, usage.ru_maxrss, os.waitstatus_to_exitcode(status))


def timed_or_fail(command, output):
    usage = timed(command, output)
    if usage.status != 0:
        with open(f"{output}.err", encoding="utf-8", errors="replace") as log:
            raise Failed(f"{command[0]} ended with {usage.status}:\n{end_of(log.read())}")
    return usage
