// ending: time_limit
const again = () => queueMicrotask(again);
again();
