function add() { return new Proxy(function () {}, { get: () => 42, apply: () => 42 }); }
