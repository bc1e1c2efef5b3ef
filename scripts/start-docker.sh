#!/usr/bin/env bash
# Starts a daemon of Docker of its own and makes the image of the docker sandbox on it, where this machine allows it (root,
# Debian's packages). Prints the DOCKER_HOST of the daemon; prints nothing, and says why on stderr, where it cannot.
# Usage: start-docker.sh FOLDER ; the daemon's process is in FOLDER/pid. Needs a built rlvr.
set -euo pipefail
folder="$1"
[[ "$(id -u)" == 0 ]] || { echo 'docker: only root can start a daemon' >&2; exit 0; }
for tool in dockerd:docker.io debootstrap:debootstrap; do
  command -v "${tool%%:*}" >/dev/null && continue
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${tool##*:}" >&2 ||
    { echo "docker: ${tool##*:} cannot be installed" >&2; exit 0; }
done
mkdir -p "$folder"
host="unix://$folder/docker.sock"
setsid dockerd -H "$host" --data-root "$folder/data" --exec-root "$folder/exec" --pidfile "$folder/pid" \
  --iptables=false --bridge=none >"$folder/log" 2>&1 </dev/null &
for _ in $(seq 100); do
  DOCKER_HOST="$host" docker version >/dev/null 2>&1 && break
  sleep 0.2
done
if ! DOCKER_HOST="$host" docker version >/dev/null 2>&1; then
  echo "docker: the daemon does not start: $(tail -n 3 "$folder/log")" >&2
  exit 0
fi
main="$(dirname "$0")/../dist/src/cli/main.js"
if ! DOCKER_HOST="$host" node "$main" sandbox build --languages python --from debian >&2; then
  kill "$(cat "$folder/pid")"
  exit 0
fi
echo "$host"
