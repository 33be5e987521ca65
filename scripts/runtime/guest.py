# SPDX-License-Identifier: GPL-2.0-or-later
"""Modules for a kernel, an initramfs with them, QEMU."""
import os
import re
import shutil
import stat
import subprocess
import zlib

from . import cases

CACHE = os.environ.get("PCIDEVRES_CACHE") or os.path.join(
    os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "pcidevres")
BUILD = os.path.join(cases.TOP, "build", "runtime")
QEMU = os.environ.get("QEMU", "qemu-system-x86_64")
CC = os.environ.get("CC", "gcc")
LIMIT = int(os.environ.get("LIMIT", "120"))	# seconds a guest may take


class Trouble(Exception):
    """The job cannot be done; one line."""


def kernel_folder(kernel):
    return os.path.join(CACHE, "runtime-" + kernel)


def kernel_version(kernel):
    """The package the kernel was built from, or None where it was not."""
    try:
        with open(os.path.join(kernel_folder(kernel), ".built")):
            pass
        with open(os.path.join(kernel_folder(kernel), "VERSION")) as file:
            return file.read().strip()
    except OSError:
        return None


def kernel_number(kernel):
    major, minor = kernel.split("-")[0].split(".")
    return "%s%02d" % (major, int(minor))


def run_quietly(command, log, what, **more):
    with open(log, "w") as file:
        status = subprocess.call(command, stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.STDOUT, **more)
    if status:
        with open(log) as file:
            lines = [line.strip() for line in file if re.search(r"[Ee]rror|\*\*\*|No rule|cannot", line)]
        raise Trouble("%s: %s" % (what, lines[0] if lines else "see " + log))


def link(source, target):
    if os.path.islink(target) and os.readlink(target) == source:
        return
    if os.path.lexists(target):
        os.remove(target)
    os.symlink(source, target)


def write_changed(path, text):
    """So that make does not begin anew over a file that is what it was."""
    try:
        with open(path) as file:
            if file.read() == text:
                return
    except OSError:
        pass
    with open(path, "w") as file:
        file.write(text)


def build_init():
    os.makedirs(BUILD, exist_ok=True)
    target = os.path.join(BUILD, "init")
    source = os.path.join(cases.FOLDER, "guest", "init.c")
    if not os.path.exists(target) or os.path.getmtime(target) < os.path.getmtime(source):
        run_quietly([CC, "-Wall", "-Wextra", "-Os", "-s", "-static", "-o", target + ".new", source],
                    target + ".log", "cannot compile examples/runtime/guest/init.c")
        os.rename(target + ".new", target)
    return target


def build_modules(kernel, todo, jobs, plugin):
    """Compiles drivers, twins and helpers for a kernel, with the plugin; the folder they are in."""
    folder = os.path.join(BUILD, kernel)
    os.makedirs(folder, exist_ok=True)
    link(os.path.join(cases.FOLDER, "runtime.h"), os.path.join(BUILD, "runtime.h"))
    link(os.path.join(cases.FOLDER, "runtime.h"), os.path.join(folder, "runtime.h"))
    makefile = ["# SPDX-License-Identifier: GPL-2.0-or-later",
                "ccflags-y := -DRUNTIME_KERNEL=%s" % kernel_number(kernel)]
    for case in todo:
        for name in (case.name, case.name + "_twin"):
            link(case.path, os.path.join(folder, name + ".c"))
            makefile.append("obj-m += %s.o" % name)
        makefile.append("CFLAGS_%s_twin.o := -DTWIN" % case.name)
    for name in cases.HELPERS:
        link(os.path.join(cases.FOLDER, "helpers", name + ".c"), os.path.join(folder, name + ".c"))
        makefile.append("obj-m += %s.o" % name)
    write_changed(os.path.join(folder, "Kbuild"), "\n".join(makefile) + "\n")

    with open(plugin, "rb") as file:
        mark = zlib.crc32(file.read())
    flags = "-fplugin=%s -fplugin-arg-pcidevres-records-only -DPCIDEVRES_PLUGIN=0x%x" % (plugin, mark)
    environment = {k: v for k, v in os.environ.items() if k not in ("MAKEFLAGS", "MFLAGS", "MAKEOVERRIDES", "MAKELEVEL")}
    run_quietly(["make", "-C", kernel_folder(kernel), "M=" + folder, "CC=" + CC, "KCFLAGS=" + flags, "-j%d" % jobs,
                 "modules"], os.path.join(folder, "build.log"), "cannot compile the drivers for %s" % kernel,
                env=environment)
    return folder


def archive(files):
    """A cpio archive in the format "newc": [(name, mode, bytes)]."""
    out = bytearray()
    entries = [(name, mode, data) for name, mode, data in files] + [("TRAILER!!!", 0, b"")]
    for number, (name, mode, data) in enumerate(entries, 1):
        fields = (number, mode, 0, 0, 1, 0, len(data), 0, 0, 0, 0, len(name) + 1, 0)
        out += b"070701" + b"".join(b"%08X" % field for field in fields)
        out += name.encode() + b"\0"
        out += b"\0" * (-len(out) % 4)
        out += data
        out += b"\0" * (-len(out) % 4)
    return bytes(out)


def initramfs(path, init, script, folder):
    """Init, the script and the modules it loads."""
    with open(init, "rb") as file:
        files = [("init", stat.S_IFREG | 0o755, file.read())]
    files.append(("script", stat.S_IFREG | 0o644, ("\n".join(script) + "\n").encode()))
    names = {line.split()[1] for line in script if line.startswith("load ")}
    for name in sorted(names):
        with open(os.path.join(folder, name + ".ko"), "rb") as file:
            files.append((name + ".ko", stat.S_IFREG | 0o644, file.read()))
    with open(path, "wb") as file:
        file.write(archive(files))


def have_qemu():
    return shutil.which(QEMU) is not None


def boot(kernel, name, init, script, args, folder):
    """Starts a kernel once and returns what its console said."""
    base = os.path.join(folder, "log")
    os.makedirs(base, exist_ok=True)
    base = os.path.join(base, name)
    initramfs(base + ".cpio", init, script, folder)
    # On a busy machine the kernel's check of its timer fails now and then, for want of the timer's interrupts.
    line = ("console=ttyS0 loglevel=7 printk.devkmsg=on oops=panic panic=-1 no_timer_check no_console_suspend "
            "suspend.pm_test_delay=0")
    command = [QEMU, "-M", "q35", "-accel", "tcg", "-m", "128" if "kasan" not in kernel else "256", "-smp", "1",
               "-nodefaults", "-no-user-config", "-nographic", "-no-reboot", "-serial", "stdio",
               "-kernel", os.path.join(kernel_folder(kernel), "arch/x86/boot/bzImage"),
               "-initrd", base + ".cpio", "-append", " ".join([line] + args),
               "-device", "e1000e,addr=5,romfile=", "-device", "edu,addr=9"]
    with open(base + ".log", "wb") as console, open(base + ".err", "wb") as errors:
        try:
            subprocess.call(command, stdin=subprocess.DEVNULL, stdout=console, stderr=errors, timeout=LIMIT)
        except subprocess.TimeoutExpired:
            console.write(b"\n@@ trouble: the guest did not end within %d s\n" % LIMIT)
    os.remove(base + ".cpio")
    with open(base + ".log", encoding="utf-8", errors="replace") as console:
        text = console.read()
    if not text.strip():
        with open(base + ".err", encoding="utf-8", errors="replace") as errors:
            raise Trouble("%s: %s" % (QEMU, errors.read().strip().split("\n")[0] or "no output"))
    return text
