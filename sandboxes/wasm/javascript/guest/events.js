// Timers and emitters. The host asks for the next turn; between turns it runs what promises have made ready.
const queueMicrotask = (task) => void Promise.resolve().then(task);
const timers = new Map();
let lastTimer = 0;

function addTimer(task, ms, parts, every) {
  if (typeof task !== 'function') throw new TypeError('The "callback" argument must be of type function.');
  const id = ++lastTimer;
  const wait = Math.max(1, Number(ms) || 0);
  timers.set(id, { task, parts, due: host.now() + wait, every: every ? wait : null });
  const handle = { ref: () => handle, unref: () => handle, hasRef: () => true, [Symbol.toPrimitive]: () => id };
  return handle;
}
const setTimeout = (task, ms, ...parts) => addTimer(task, ms, parts, false);
const setInterval = (task, ms, ...parts) => addTimer(task, ms, parts, true);
const clearTimeout = (handle) => void timers.delete(Number(handle));
const clearInterval = clearTimeout;
const immediates = [];
const setImmediate = (task, ...parts) => {
  const entry = { task, parts };
  immediates.push(entry);
  return entry;
};
const clearImmediate = (entry) => {
  const at = immediates.indexOf(entry);
  if (at >= 0) immediates.splice(at, 1);
};

// Runs one thing that is due. Returns the milliseconds to wait before the next call, or -1 when nothing is left to do.
function turn() {
  const input = pendingInput.shift();
  if (input) {
    input();
    return 0;
  }
  let first = null;
  for (const [id, timer] of timers) if (!first || timer.due < first[1].due) first = [id, timer];
  const left = first ? first[1].due - host.now() : Infinity;
  if (immediates.length > 0 && left > 0) {
    const { task, parts } = immediates.shift();
    task(...parts);
    return 0;
  }
  if (!first) return -1;
  if (left > 0) return left;
  const [id, timer] = first;
  if (timer.every === null) timers.delete(id);
  else timer.due = host.now() + timer.every;
  timer.task(...timer.parts);
  return 0;
}

class EventEmitter {
  #listeners = new Map();
  on(name, listener) {
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener]);
    return this;
  }
  addListener(name, listener) { return this.on(name, listener); }
  once(name, listener) {
    const once = (...parts) => {
      this.off(name, once);
      listener.apply(this, parts);
    };
    return this.on(name, once);
  }
  off(name, listener) {
    this.#listeners.set(name, (this.#listeners.get(name) ?? []).filter((one) => one !== listener));
    return this;
  }
  removeListener(name, listener) { return this.off(name, listener); }
  removeAllListeners(name) {
    name === undefined ? this.#listeners.clear() : this.#listeners.delete(name);
    return this;
  }
  listenerCount(name) { return (this.#listeners.get(name) ?? []).length; }
  emit(name, ...parts) {
    const listeners = this.#listeners.get(name) ?? [];
    if (name === 'error' && listeners.length === 0) throw parts[0];
    for (const listener of listeners) listener.apply(this, parts);
    return listeners.length > 0;
  }
}
EventEmitter.EventEmitter = EventEmitter;
