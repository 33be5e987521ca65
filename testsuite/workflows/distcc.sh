# SPDX-License-Identifier: GPL-2.0-or-later
# distcc, with this machine as the other one. Its server refuses plugins, so the client compiles here.
. "$here/lib.sh"

command -v distcc >/dev/null && command -v distccd >/dev/null || skip "distcc is not there"
port=3699
# The server gives up root's rights first, so its log is where everybody may write.
shared=$(mktemp -d)
chmod 777 "$shared"
mkdir -p "$tmp/client"
distccd --no-detach --daemon --user nobody --port $port --listen 127.0.0.1 --allow 127.0.0.1 --allow-private \
	--enable-tcp-insecure --jobs 1 --log-file "$shared/server" >"$log" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null; rm -rf "$shared"' EXIT
sleep 3
export DISTCC_HOSTS=127.0.0.1:$port DISTCC_DIR=$tmp/client
CC="distcc ${CC:-gcc}"
fresh
is "make builds" kmake KCFLAGS="-fplugin=$plugin" $target/
is "the server was asked, and refused" grep -q 'fplugin.* not supported' "$shared/server"
is "and reports" found "$alone" 1
check "$out/$target"
is "with records" eval '[ $status -eq 1 ] && found "$pair" 1'
