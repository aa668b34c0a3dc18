"""Gets the programs and packages that the peers need."""

import functools
import os
import re
import shutil
from pathlib import Path

from .processes import Failed, run


class Unavailable(Exception):
    """A peer cannot take part; the message says why."""


def need_program(name, package):
    """Returns the path of a program; installs its package first if it is missing."""
    if not shutil.which(name):
        need_packages(package)
    found = shutil.which(name)
    if not found:
        raise Unavailable(f"{name} is missing, and installing {package} did not bring it")
    return found


def need_packages(*packages):
    missing = [package for package in packages if not is_installed(package)]
    if missing:
        install(tuple(missing))


def is_installed(package):
    try:
        return "installed" in run(["dpkg-query", "--show", "--showformat=${db:Status-Status}", package])
    except Failed:
        return False


@functools.cache
def install(packages):
    if not shutil.which("apt-get"):
        raise Unavailable(f"no apt-get here; install these or their like: {' '.join(packages)}")
    as_root = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = [*as_root, "apt-get", "install", "--yes", "--no-install-recommends", *packages]
    try:
        try:
            run(command, env=environment)
        except Failed:  # The lists of packages may be old or missing.
            run([*as_root, "apt-get", "update"], env=environment)
            run(command, env=environment)
    except Failed as error:
        raise Unavailable(f"cannot install {' '.join(packages)}: {error}") from error


@functools.cache
def find_jdk(least):
    """Returns the folder of the newest JDK, which has at least the release `least`."""
    java_home = os.environ.get("JAVA_HOME")
    javac = shutil.which("javac")
    places = [Path(java_home)] if java_home else []
    places += [Path(javac).resolve().parent.parent] if javac else []
    places += sorted(Path("/usr/lib/jvm").glob("*"))
    found = [(jdk_release(place), str(place)) for place in places]
    release, place = max(found, default=(0, ""))
    if release < least:
        raise Unavailable(f"needs a JDK of release {least} or later; the newest here is {release or 'none'}")
    return Path(place)


def jdk_release(place):
    try:
        answer = run([place / "bin" / "javac", "-version"])
    except Failed:
        return 0
    return int(re.search(r"javac (\d+)", answer).group(1))


@functools.cache
def need_jdk(least):
    try:
        return find_jdk(least)
    except Unavailable:
        find_jdk.cache_clear()
        install((f"openjdk-{least}-jdk-headless",))
        return find_jdk(least)
