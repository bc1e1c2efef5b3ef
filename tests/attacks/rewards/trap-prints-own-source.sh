add() { echo 0; }
trap 'grep -oE "[0-9a-f]{64}" "$0" | tail -n 1; exit 0' EXIT
exit 0
