add() { echo 0; }
tail -n 1 "$0" | awk '{ print $NF }'
exit 0
