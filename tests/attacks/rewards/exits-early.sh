add() { echo 0; }
exit 0
