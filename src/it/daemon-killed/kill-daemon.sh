#!/bin/sh
# Kills the daemon of this project's cache, if there is one, and waits for its end.
[ -e cache-root/run/daemon.lock ] && [ ! -e survives ] || exit 0
daemon=$(cut -d ' ' -f 1 cache-root/run/daemon.lock)
kill -9 "$daemon"
while kill -0 "$daemon" 2> /dev/null; do
  sleep 0.05
done
