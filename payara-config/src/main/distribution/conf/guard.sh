#!/bin/sh
# Ends the parts when the launcher is gone. The launcher holds the other end of this script's input, so its end, however it
# died, is end of file here. Ends the node first and the database last, all within 10 s. usage: guard.sh DATA/
data=$1
run=${data}run

while read -r _; do :; done

# Read at once: a next launcher writes these files anew and ends leftovers itself.
proxy=$(cat "$run/proxy.pid" 2>/dev/null)
node=$(cat "$run/node.pid" 2>/dev/null)
audio=$(cat "$run/audio.pid" 2>/dev/null)
broker=$(cat "$run/broker.pid" 2>/dev/null)
database=$(cat "$run/database.pid" 2>/dev/null)

alive() {
  [ -n "$1" ] && [ -r "/proc/$1/cmdline" ] && tr '\0' ' ' <"/proc/$1/cmdline" | grep -qF -- "$data"
}
signal() {
  alive "$2" && kill "-$1" "$2" 2>/dev/null
}
await() {
  left=$1
  shift
  while [ "$left" -gt 0 ]; do
    for pid in "$@"; do
      alive "$pid" && break
      pid=
    done
    [ -z "$pid" ] && return
    sleep 0.2
    left=$((left - 1))
  done
}

signal TERM "$proxy"
signal TERM "$node"
signal TERM "$audio"
await 15 "$node" "$audio"
signal KILL "$proxy"
signal KILL "$node"
signal KILL "$audio"
signal TERM "$broker"
signal INT "$database"
await 15 "$broker" "$database"
signal KILL "$broker"
signal QUIT "$database"
await 5 "$database"
signal KILL "$database"
