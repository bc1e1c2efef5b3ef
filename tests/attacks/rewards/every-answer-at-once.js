function add() { return [3, 42]; }
