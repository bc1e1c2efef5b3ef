function add() { for (;;); }
