// The modules of Node that a solution to a problem asks for, as far as memory, input and output go.
const noSuchFile = (path) =>
  Object.assign(new Error(`ENOENT: no such file or directory, open '${path}'`), { code: 'ENOENT', errno: -2, path });
const isInput = (path) => path === 0 || path === '/dev/stdin' || path === '/proc/self/fd/0';
const outputs = new Map([[1, 1], [2, 2], ['/dev/stdout', 1], ['/dev/stderr', 2]]);
const outputOf = (path) => outputs.get(path);
const nameOf = (path) => String(path).replace(/^\/box\/|^\.\//, '');
const encodingOf = (options) => (typeof options === 'string' ? options : options?.encoding);

const noSpace = (path) => Object.assign(new Error(`ENOSPC: no space left on device, open '${path}'`), { code: 'ENOSPC' });
const badDescriptor = (call) => Object.assign(new Error(`EBADF: bad file descriptor, ${call}`), { code: 'EBADF' });
// What descriptors stand for, by number: of a file its name, how far it was read, and bytes that were read and not yet taken.
const opened = [{ at: 0, left: [] }, {}, {}];
function moreOf(file) {
  const text = file.name === undefined ? host.read().slice(file.at) : host.readFile(file.name, file.at);
  file.at += text.length;
  return encode(text);
}

const fs = {
  openSync(path, flags = 'r') {
    const name = nameOf(path);
    if (isInput(path)) return opened.push({ at: 0, left: [] }) - 1;
    if (!/[wa]/.test(flags) && !host.hasFile(name)) throw noSuchFile(path);
    if (/w/.test(flags) && !host.writeFile(name, '')) throw noSpace(path);
    return opened.push({ name, at: 0, left: [] }) - 1;
  },
  closeSync(fd) {
    if (opened[fd] === undefined) throw badDescriptor('close');
    delete opened[fd];
  },
  readSync(fd, buffer, given = 0, ...more) {
    const file = opened[fd];
    if (file?.left === undefined) throw badDescriptor('read');
    const { offset = 0, length = buffer.byteLength - offset, position = null } = typeof given === 'object' && given !== null
      ? given : { offset: given ?? 0, length: more[0], position: more[1] };
    if (typeof position === 'number' && file.name !== undefined) {
      const part = encode(host.readFile(file.name, 0)).subarray(position, position + length);
      buffer.set(part, offset);
      return part.length;
    }
    if (file.left.length === 0) file.left = moreOf(file);
    const part = file.left.subarray(0, length);
    buffer.set(part, offset);
    file.left = file.left.subarray(part.length);
    return part.length;
  },
  readFileSync(path, options) {
    const text = isInput(path) ? host.read() : host.readFile(nameOf(path));
    if (text === undefined) throw noSuchFile(path);
    return encodingOf(options) ? text : Buffer.from(text);
  },
  writeFileSync(path, data) {
    const output = outputOf(path);
    if (output !== undefined) return host.write(output, textOf(data));
    if (!host.writeFile(nameOf(path), textOf(data))) throw noSpace(path);
  },
  appendFileSync(path, data) {
    if (outputOf(path) !== undefined) return fs.writeFileSync(path, data);
    if (!host.appendFile(nameOf(path), textOf(data))) throw noSpace(path);
  },
  writeSync(fd, data) {
    const text = textOf(data);
    const { name } = opened[fd] ?? {};
    if (fd === 1 || fd === 2) host.write(fd, text);
    else if (name === undefined) throw badDescriptor('write');
    else if (!host.appendFile(name, text)) throw noSpace(name);
    return Buffer.byteLength(text);
  },
  existsSync: (path) => isInput(path) || host.hasFile(nameOf(path)),
  fstatSync: () => ({ isFile: () => false, size: Buffer.byteLength(host.read()) }),
  readFile(path, options, done = options) {
    pendingInput.push(() => {
      let data;
      try {
        data = fs.readFileSync(path, options === done ? undefined : options);
      } catch (error) {
        return done(error);
      }
      done(null, data);
    });
  },
  promises: {
    readFile: async (path, options) => fs.readFileSync(path, options),
    writeFile: async (path, data) => fs.writeFileSync(path, data),
  },
  createReadStream: () => process.stdin,
};

class LineReader extends EventEmitter {
  closed = false;
  #lines;
  #started = false;
  #prompt = '> ';
  #questions = [];
  constructor() {
    super();
    const text = host.read();
    this.#lines = text.split(/\r\n|\n|\r/);
    if (this.#lines.at(-1) === '') this.#lines.pop();
  }
  #next() {
    if (this.closed) return;
    if (this.#lines.length === 0) return this.close();
    const line = this.#lines.shift();
    const question = this.#questions.shift();
    question ? question(line) : this.emit('line', line);
    if (question && this.#questions.length === 0 && this.listenerCount('line') === 0) {
      this.#started = false;
      return;
    }
    pendingInput.push(() => this.#next());
  }
  #start() {
    if (this.#started) return;
    this.#started = true;
    pendingInput.push(() => this.#next());
  }
  on(name, listener) {
    super.on(name, listener);
    if (name === 'line' || name === 'close') this.#start();
    return this;
  }
  question(text, options, done = options) {
    process.stdout.write(text);
    this.#questions.push(done);
    this.#start();
  }
  setPrompt(text) { this.#prompt = text; }
  prompt() { process.stdout.write(this.#prompt); }
  pause() { return this; }
  resume() { return this; }
  write() {}
  close() {
    if (this.closed) return;
    this.closed = true;
    this.emit('close');
  }
  async *[Symbol.asyncIterator]() {
    while (this.#lines.length > 0 && !this.closed) yield this.#lines.shift();
    this.close();
  }
}
class PromisedLineReader extends LineReader {
  question(text) { return new Promise((resolve) => super.question(text, resolve)); }
}

class AssertionError extends Error {
  constructor({ message, actual, expected, operator }) {
    super(message);
    Object.assign(this, { actual, expected, operator, code: 'ERR_ASSERTION', generatedMessage: false });
    this.name = 'AssertionError';
  }
}
function same(a, b, strict, seen = []) {
  if (strict ? Object.is(a, b) : a == b || (a !== a && b !== b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (seen.some(([x, y]) => x === a && y === b)) return true;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (strict && Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  const pairs = [...seen, [a, b]];
  const equal = (x, y) => same(x, y, strict, pairs);
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  if (a instanceof RegExp && b instanceof RegExp) return String(a) === String(b);
  if (a instanceof Error && b instanceof Error && (a.name !== b.name || a.message !== b.message)) return false;
  if (a instanceof Set && b instanceof Set)
    return a.size === b.size && [...a].every((x) => b.has(x) || [...b].some((y) => equal(x, y)));
  if (a instanceof Map && b instanceof Map)
    return a.size === b.size && [...a].every(([key, x]) => (b.has(key) ? equal(x, b.get(key)) : [...b].some(([other, y]) => equal(key, other) && equal(x, y))));
  const [left, right] = [Object.keys(a), Object.keys(b)];
  return left.length === right.length && left.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]));
}
function refuse(message, actual, expected, operator) {
  if (message instanceof Error) throw message;
  const text = message ?? `Expected values to be ${operator}:\n\n${inspect(actual)}\n\nshould be\n\n${inspect(expected)}`;
  throw new AssertionError({ message: text, actual, expected, operator });
}
const matches = (error, wanted) =>
  wanted === undefined || typeof wanted === 'string'
    ? true
    : wanted instanceof RegExp
      ? wanted.test(String(error))
      : typeof wanted === 'function'
        ? error instanceof wanted || (!(wanted.prototype instanceof Error) && wanted !== Error && wanted(error) === true)
        : Object.keys(wanted).every((key) => (wanted[key] instanceof RegExp ? wanted[key].test(error[key]) : same(error[key], wanted[key], true)));
const compare = (operator, holds) => (actual, expected, message) => {
  if (!holds(actual, expected)) refuse(message, actual, expected, operator);
};
const assert = Object.assign((value, message) => { if (!value) refuse(message, value, true, '=='); }, {
  AssertionError,
  ok: (value, message) => { if (!value) refuse(message, value, true, '=='); },
  fail: (message = 'Failed') => refuse(message, undefined, undefined, 'fail'),
  equal: compare('loosely equal', (a, b) => a == b || (a !== a && b !== b)),
  notEqual: compare('loosely unequal', (a, b) => a != b),
  strictEqual: compare('strictly equal', Object.is),
  notStrictEqual: compare('strictly unequal', (a, b) => !Object.is(a, b)),
  deepEqual: compare('loosely deep-equal', (a, b) => same(a, b, false)),
  deepStrictEqual: compare('strictly deep-equal', (a, b) => same(a, b, true)),
  notDeepEqual: compare('loosely not deep-equal', (a, b) => !same(a, b, false)),
  notDeepStrictEqual: compare('strictly not deep-equal', (a, b) => !same(a, b, true)),
  match: compare('a match', (text, pattern) => pattern.test(text)),
  doesNotMatch: compare('no match', (text, pattern) => !pattern.test(text)),
  throws(task, wanted, message) {
    try {
      task();
    } catch (error) {
      if (!matches(error, wanted)) throw error;
      return;
    }
    refuse(message ?? 'Missing expected exception.', undefined, wanted, 'throws');
  },
  doesNotThrow: (task) => void task(),
  async rejects(task, wanted, message) {
    try {
      await (typeof task === 'function' ? task() : task);
    } catch (error) {
      if (!matches(error, wanted)) throw error;
      return;
    }
    refuse(message ?? 'Missing expected rejection.', undefined, wanted, 'rejects');
  },
});
assert.strict = Object.assign((value, message) => assert(value, message), assert, {
  equal: assert.strictEqual, notEqual: assert.notStrictEqual, deepEqual: assert.deepStrictEqual, notDeepEqual: assert.notDeepStrictEqual,
});

const performance = { now: () => host.now(), timeOrigin: 0 };
function structuredClone(value, seen = new Map()) {
  if (typeof value === 'function' || typeof value === 'symbol') throw new TypeError(`${String(value)} could not be cloned.`);
  if (typeof value !== 'object' || value === null) return value;
  if (seen.has(value)) return seen.get(value);
  if (value instanceof Date) return new Date(value);
  if (value instanceof RegExp) return new RegExp(value.source, value.flags);
  if (ArrayBuffer.isView(value)) return value.slice();
  const copy = Array.isArray(value) ? [] : value instanceof Map ? new Map() : value instanceof Set ? new Set() : {};
  seen.set(value, copy);
  if (value instanceof Map) for (const [key, held] of value) copy.set(structuredClone(key, seen), structuredClone(held, seen));
  else if (value instanceof Set) for (const held of value) copy.add(structuredClone(held, seen));
  else for (const key of Object.keys(value)) copy[key] = structuredClone(value[key], seen);
  return copy;
}

const util = {
  inspect, format, TextEncoder, TextDecoder,
  isDeepStrictEqual: (a, b) => same(a, b, true),
  inherits: (child, parent) => Object.setPrototypeOf(child.prototype, parent.prototype),
  promisify: (task) => (...parts) => new Promise((resolve, reject) => task(...parts, (error, value) => (error ? reject(error) : resolve(value)))),
  types: {},
};
const timersModule = { setTimeout, clearTimeout, setInterval, clearInterval, setImmediate, clearImmediate };
const modules = {
  fs, assert, util, process, console,
  'fs/promises': fs.promises,
  'assert/strict': assert.strict,
  events: EventEmitter,
  buffer: { Buffer },
  os: { EOL: '\n', platform: () => 'linux', cpus: () => [{}] },
  path: { join: (...parts) => parts.join('/').replace(/\/+/g, '/'), basename: (path) => path.replace(/^.*\//, ''), sep: '/', resolve: (...parts) => parts.at(-1) },
  readline: { createInterface: () => new LineReader(), promises: { createInterface: () => new PromisedLineReader() } },
  'readline/promises': { createInterface: () => new PromisedLineReader() },
  perf_hooks: { performance },
  timers: timersModule,
  'timers/promises': { setTimeout: (ms, value) => new Promise((resolve) => setTimeout(resolve, ms, value)), setImmediate: (value) => new Promise((resolve) => setImmediate(resolve, value)) },
};
