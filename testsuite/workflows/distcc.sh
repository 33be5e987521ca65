# SPDX-License-Identifier: GPL-2.0-or-later
# distcc, with this machine as the other one.
. "$here/lib.sh"

command -v distcc >/dev/null && command -v distccd >/dev/null || skip "distcc is not there"
port=3699
distccd --no-detach --daemon --port $port --listen 127.0.0.1 --allow 127.0.0.1 --allow-private --enable-tcp-insecure \
	--jobs 1 --log-file "$tmp/server" >/dev/null 2>&1 &
server=$!
trap 'kill $server 2>/dev/null' EXIT
for _ in $(seq 50); do
	! grep -q 'waiting to accept\|listening' "$tmp/server" 2>/dev/null || break
	sleep 0.1
done
export DISTCC_HOSTS=127.0.0.1:$port DISTCC_FALLBACK=0 DISTCC_DIR=$tmp/client
CC="distcc ${CC:-gcc}"
fresh
is "make builds" kmake KCFLAGS="-fplugin=$plugin" $target/
is "over there" eval '[ "$(grep -c "COMPILE_OK" "$tmp/server")" -ge 3 ]'
is "and reports" found "$alone" 1
check "$out/$target"
is "with records" eval '[ $status -eq 1 ] && found "$pair" 1'
