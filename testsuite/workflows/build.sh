# SPDX-License-Identifier: GPL-2.0-or-later
# pcidevres build: progress, Ctrl-C, going on.
. "$here/lib.sh"

build()
{
	"$pcidevres" build -C "$src" -O "$out" "$@" -- ARCH=x86_64 CC="${CC:-gcc}" >"$log" 2>"$tmp/err"
	status=$?
}

fresh
build $target
is "both findings" eval '[ $status -eq 1 ] && found "$alone" 1 && found "$pair" 1'
is "a plain line for each module" eval 'found "^pcidevres: module [12] of 2: $target/" 2 "$tmp/err"'
build $target
is "nothing to do the second time, same findings" eval '[ $status -eq 1 ] && found "$alone" 1 && found "of 2:" 0 "$tmp/err"'
build --only-merged $target/pair
is "one module" eval '[ $status -eq 1 ] && found "$alone" 0 && found "$pair" 1'

# A compiler that waits, so that there is something to stop.
cat >"$tmp/gcc" <<-END
	#!/bin/sh
	for word; do
		case \$word in
		*pair_irq.o)	: >"$tmp/waiting"; sleep 10 ;;
		esac
	done
	exec ${CC:-gcc} "\$@"
END
chmod +x "$tmp/gcc"
fresh
set -m
"$pcidevres" build -C "$src" -O "$out" -o "$tmp/findings" $target -- ARCH=x86_64 CC="$tmp/gcc" >"$log" 2>"$tmp/err" &
job=$!
for _ in $(seq 200); do
	[ ! -e "$tmp/waiting" ] || break
	sleep 0.1
done
kill -INT -- -$job
wait $job
status=$?
set +m
is "Ctrl-C ends it" test $status -eq 130
is "and it says how to go on" found 'the same command goes on' 1 "$tmp/err"
is "no output, nothing half-written" eval '[ ! -e "$tmp/findings" ] && [ ! -e "$out/$target/pair_irq.o" ]'
is "no temporary file" eval '[ -z "$(find "$tmp" "$out/$target" -name "findings.*" -o -name ".*.tmp")" ]'
build $target
is "the next run goes on" eval '[ $status -eq 1 ] && found "$alone" 1 && found "$pair" 1'

fresh
# A terminal of its own.
python3 -c '
import os, pty, sys
pid, terminal = pty.fork()
if not pid:
    os.execv(sys.argv[1], sys.argv[1:])
try:
    while data := os.read(terminal, 4096):
        sys.stdout.buffer.write(data)
except OSError:
    pass
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
' "$pcidevres" build -C "$src" -O "$out" $target -- ARCH=x86_64 CC="${CC:-gcc}" >"$tmp/screen" 2>&1
status=$?
is "on a terminal one line that changes" eval '[ $status -eq 1 ] &&
	grep -q "[12] of 2 modules, [0-9.]* a second, [0-9:]* left, [0-9]* findings: " "$tmp/screen"'
