"""When, from what and on what was measured."""

import datetime
import os
from pathlib import Path

from .processes import Failed, run

ROOT = Path(__file__).resolve().parents[3]


def setting():
    """Returns what each results.json says of its run."""
    return {"date": datetime.date.today().isoformat(), "commit": commit(), "machine": machine()}


def commit():
    """Returns the short hash of the commit, with a + if files differ from it; nothing without git."""
    try:
        head = run(["git", "rev-parse", "--short=7", "HEAD"], cwd=ROOT).strip()
        changed = run(["git", "status", "--porcelain", "--", ":!bench/results"], cwd=ROOT).strip()
    except Failed:
        return ""
    return head + ("+" if changed else "")


def machine():
    return {"processor": processor(), "cores": os.cpu_count()}


def processor():
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return "unknown processor"
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "unknown processor")
