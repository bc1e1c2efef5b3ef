function add() { return { then(resolve) { resolve(0); } }; }
