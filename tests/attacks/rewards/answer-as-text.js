function add(a, b) { return String(a + b); }
