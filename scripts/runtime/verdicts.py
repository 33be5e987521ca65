# SPDX-License-Identifier: GPL-2.0-or-later
"""What pcidevres reports on the drivers, held against their comments."""
import json
import os
import shlex
import subprocess

from . import cases, guest

BUILD = os.path.join(cases.TOP, os.environ.get("PCIDEVRES_BUILD", "build"))
COMMAND = os.path.join(BUILD, "pcidevres")
PLUGIN = os.path.join(BUILD, "pcidevres.so")


def compile_stub(kernel, case, name, folder):
    """An object file against the test suite's stub headers, for which no kernel is needed."""
    root = os.path.join(cases.TOP, "testsuite", "kernel", kernel, "include")
    target = os.path.join(folder, name + ".o")
    command = shlex.split(guest.CC) + [
        "-nostdinc", "-I", root, "-include", root + "/linux/kconfig.h", "-D__KERNEL__", "-DMODULE",
        "-DRUNTIME_KERNEL=" + guest.kernel_number(kernel), '-DKBUILD_MODNAME="%s"' % name,
        '-DKBUILD_BASENAME="%s"' % name, "-std=gnu11", "-O2", "-Wall", "-fplugin=" + PLUGIN,
        "-fplugin-arg-pcidevres-records-only", "-c", "-o", target, case]
    if name.endswith("_twin"):
        command.insert(1, "-DTWIN")
    guest.run_quietly(command, target + ".log", "%s does not compile" % os.path.relpath(case, cases.TOP))
    return target


def findings(objects):
    """{module: {(line, rule, severity)}} at level 2."""
    result = subprocess.run([COMMAND, "check", "--level=2", "--format=sarif"] + objects, stdin=subprocess.DEVNULL,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, universal_newlines=True, check=False)
    if result.returncode > 1:
        raise guest.Trouble(result.stderr.strip().split("\n")[-1])
    found = {}
    for run in json.loads(result.stdout)["runs"]:
        for finding in run["results"]:
            properties = finding["properties"]
            line = finding["locations"][0]["physicalLocation"]["region"]["startLine"]
            module = os.path.basename(properties["module"])
            found.setdefault(module, set()).add((line, finding["ruleId"], properties["severity"]))
    return found


def short(found):
    return ", ".join(sorted({"%s %s" % (rule, severity) for _, rule, severity in found})) or "silent"


def judge(case, kernel, found):
    """(lines of what is wrong, lines of what is still waited for) for a driver and its twin."""
    plain = kernel.split("-")[0]
    wrong, waiting = [], []
    own = found.get(case.name, set())
    for line, rule, severity in sorted(case.findings[plain] - own):
        wrong.append("%s:%d: no %s %s under %s" % (case.name + ".c", line, rule, severity, kernel))
    for line, rule, severity in sorted(case.pending[plain]):
        text = "%s:%d: %s %s under %s" % (case.name + ".c", line, rule, severity, kernel)
        if (line, rule, severity) in own:
            wrong.append(text + " is no longer to be waited for: make it a finding")
        else:
            waiting.append(text)
    for line, rule, severity in sorted(own - case.findings[plain] - case.pending[plain]):
        wrong.append("%s:%d: unexpected %s %s under %s" % (case.name + ".c", line, rule, severity, kernel))
    for line, rule, severity in sorted(found.get(case.name + "_twin", set())):
        wrong.append("%s:%d: unexpected %s %s in the twin under %s" % (case.name + ".c", line, rule, severity, kernel))
    return wrong, waiting
