set() { :; }
add() { echo 0; }
