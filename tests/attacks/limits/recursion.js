// ending: exited
const f = () => f() + 1;
f();
