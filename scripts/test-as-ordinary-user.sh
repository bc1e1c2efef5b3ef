#!/usr/bin/env bash
# The attacks on docker, and what else is tested of it alone, as an ordinary user who may use the daemon of DOCKER_HOST as the
# members of its group may. Needs root, who becomes that user, and a built rlvr with a daemon of its own (start-docker.sh).
# Usage: test-as-ordinary-user.sh REPORT ; the counts of the tests go there, as vitest's JSON.
set -euo pipefail
cd "$(dirname "$0")/.."
user=54321
socket="${DOCKER_HOST#unix://}"
home="$(mktemp -d)"
trap 'rm -rf "$home"' EXIT
chown "$user:$user" "$home"
chgrp "$user" "$socket"
chmod go+x "$(dirname "$socket")"
tests=(dist/tests/attacks dist/tests/sandboxes/docker.test.js dist/sandboxes/docker -t 'docker|permission')
# Where this folder is closed to others, as root's home is, the user gets to it at a place that everybody passes.
status=0
unshare --mount bash -c 'mount --bind "$PWD" /mnt && cd /mnt && exec "$@"' in-mnt \
  setpriv --reuid "$user" --regid "$user" --clear-groups \
  env -i PATH="$PATH" HOME="$home" DOCKER_HOST="$DOCKER_HOST" RLVR_REQUIRE=docker \
  node node_modules/vitest/vitest.mjs run "${tests[@]}" --configLoader runner \
  --reporter=default --reporter=json --outputFile.json="$home/report.json" || status=$?
cp "$home/report.json" "$1"
exit "$status"
