# SPDX-License-Identifier: GPL-2.0-or-later
"""What compiling costs where a clock is too coarse: instructions, and the time it takes to load a plugin.

Other work on the machine does not change how many instructions a compiler runs; its time, it does by more than what is
to be shown. Used by scripts/bench-measure.
"""
import concurrent.futures
import functools
import os
import random
import re
import shlex
import shutil
import statistics
import subprocess
import tempfile

LOADS = 300  # how often an empty file is compiled with each plugin


def by_perf(words, cwd, scratch):
    """Instructions in user space, of the processor's own counter; None where it has none, or the command fails."""
    path = os.path.join(scratch, "perf")
    done = subprocess.run(["perf", "stat", "-x,", "-e", "instructions:u", "-o", path, "--"] + words, cwd=cwd,
                          stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if done.returncode:
        return None
    with open(path) as file:
        match = re.search(r"^(\d+),[^,]*,instructions", file.read(), re.M)
    return int(match.group(1)) if match else None


def by_valgrind(words, cwd, scratch):
    """The same by running what gcc calls, compiler and assembler, in a simulator: some thirty times slower."""
    for name in os.listdir(scratch):
        if name.startswith("refs."):
            os.unlink(os.path.join(scratch, name))
    wrapper = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null",
               "--log-file=%s/refs.%%p" % scratch]
    done = subprocess.run(words + ["-wrapper", ",".join(wrapper)], cwd=cwd, stdin=subprocess.DEVNULL,
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if done.returncode:
        return None
    total = 0
    for name in os.listdir(scratch):
        if name.startswith("refs."):
            with open(os.path.join(scratch, name)) as file:
                match = re.search(r"I\s+refs:\s+([\d,]+)", file.read())
            if not match:
                return None
            total += int(match.group(1).replace(",", ""))
    return total or None


@functools.cache
def counter():
    """What can count on this machine: by_perf, by_valgrind or None."""
    if shutil.which("perf"):
        with tempfile.TemporaryDirectory(prefix="pcidevres-count.") as scratch:
            if by_perf(["true"], scratch, scratch):
                return by_perf
    return by_valgrind if shutil.which("valgrind") else None


def name():
    return counter() and counter().__name__[len("by_"):]


def ratios(cwd, sources, make_commands):
    """Instructions over SOURCES by those of "compile": {tool: ratio, "files": how many}, {} if nobody counts.
    MAKE_COMMANDS(scratch) gives {tool: function that makes a source's command}, all output of which goes to SCRATCH."""
    def one(source):
        with tempfile.TemporaryDirectory(prefix="pcidevres-count.") as scratch:
            return {t: counter()(make(source), cwd, scratch) for t, make in make_commands(scratch).items()}

    if not counter():
        return {}
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        rows = [r for r in pool.map(one, sources) if all(r.values())]
    total = {tool: sum(r[tool] for r in rows) for tool in (rows[0] if rows else ())}
    return {**{t: n / total["compile"] for t, n in total.items()}, "files": len(rows)} if rows else {}


def empty_plugin(cc, scratch):
    """A plugin that does nothing, built as ours is: what the compiler itself spends on having one."""
    source, plugin = (os.path.join(scratch, "empty" + suffix) for suffix in (".c", ".so"))
    with open(source, "w") as file:
        file.write('#include "gcc-plugin.h"\n'
                   "int plugin_is_GPL_compatible;\n"
                   "int plugin_init(struct plugin_name_args *, struct plugin_gcc_version *)\n"
                   "{\n\treturn 0;\n}\n")
    headers = subprocess.run(cc + ["-print-file-name=plugin"], capture_output=True, text=True, check=True).stdout.strip()
    cxx = shlex.split(os.environ.get("CXX", "")) or cc[:-1] + [re.sub(r"gcc(?=[^/]*$)", "g++", cc[-1])]
    compile_it = ["-x", "c++", "-O2", "-fPIC", "-fno-rtti", "-fno-exceptions", "-isystem", headers + "/include"]
    subprocess.run(cxx + compile_it + ["-c", "-o", plugin + ".o", source], check=True)
    subprocess.run(cc + ["-shared", "-static-libgcc", "-o", plugin, plugin + ".o"], check=True)
    return plugin


def loading(cc, scratch, plugins):
    """Median milliseconds that an empty file takes with each of PLUGINS ({tool: option or None})."""
    source = os.path.join(scratch, "nothing.c")
    with open(source, "w"):
        pass
    compiler = subprocess.run(cc + ["-print-prog-name=cc1"], capture_output=True, text=True, check=True).stdout.strip()
    taken = {tool: [] for tool in plugins}
    order = list(plugins)
    for _ in range(LOADS):
        random.shuffle(order)
        for tool in order:
            words = [compiler, "-quiet", source, "-o", os.devnull] + ([plugins[tool]] if plugins[tool] else [])
            _, status, used = os.wait4(os.posix_spawnp(compiler, words, os.environ), 0)
            if status == 0:
                taken[tool].append(1000 * (used.ru_utime + used.ru_stime))
    return {tool: statistics.median(times) for tool, times in taken.items() if times}
