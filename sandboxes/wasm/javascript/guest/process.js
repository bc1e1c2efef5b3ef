// The process and its streams, whole inputs only: what is read is there from the start.
const pendingInput = [];
const writer = (fd) => ({
  fd,
  isTTY: false,
  columns: 80,
  write(data, encoding, done) {
    host.write(fd, textOf(data));
    const then = typeof encoding === 'function' ? encoding : done;
    if (then) queueMicrotask(then);
    return true;
  },
  end(data) { if (data !== undefined) this.write(data); },
  on() { return this; },
  once() { return this; },
});

class Stdin extends EventEmitter {
  fd = 0;
  isTTY = false;
  #asText = false;
  #started = false;
  #left = null;
  #start() {
    if (this.#started) return;
    this.#started = true;
    pendingInput.push(() => {
      const text = host.read();
      if (this.listenerCount('readable') > 0) {
        this.#left = text;
        this.emit('readable');
        pendingInput.push(() => this.emit('readable'));
      } else if (text !== '') this.emit('data', this.#asText ? text : Buffer.from(text));
      pendingInput.push(() => {
        this.emit('end');
        this.emit('close');
      });
    });
  }
  on(name, listener) {
    super.on(name, listener);
    if (name === 'data' || name === 'readable') this.#start();
    return this;
  }
  read() {
    const text = this.#left;
    this.#left = null;
    if (text === null || text === '') return null;
    return this.#asText ? text : Buffer.from(text);
  }
  setEncoding() {
    this.#asText = true;
    return this;
  }
  resume() {
    this.#start();
    return this;
  }
  pause() { return this; }
  unref() { return this; }
  ref() { return this; }
  pipe(target) {
    this.on('data', (data) => target.write(data));
    return target;
  }
  async *[Symbol.asyncIterator]() {
    const text = host.read();
    if (text !== '') yield this.#asText ? text : Buffer.from(text);
  }
}

class Process extends EventEmitter {
  argv = ['/usr/bin/node', '/box/main.js'];
  argv0 = 'node';
  execArgv = [];
  env = {};
  pid = 1;
  ppid = 0;
  platform = 'linux';
  arch = 'wasm32';
  version = 'v20.0.0';
  versions = { node: '20.0.0' };
  exitCode = undefined;
  stdin = new Stdin();
  stdout = writer(1);
  stderr = writer(2);
  cwd() { return '/box'; }
  exit(code = this.exitCode ?? 0) {
    this.exitCode = code;
    leave();
  }
  abort() { host.abort(); }
  nextTick(task, ...parts) { queueMicrotask(() => task(...parts)); }
  uptime() { return host.now() / 1000; }
  memoryUsage() { return { rss: 0, heapTotal: 0, heapUsed: 0, external: 0, arrayBuffers: 0 }; }
  hrtime = Object.assign(
    (since = [0, 0]) => {
      const now = host.now() / 1000;
      const [seconds, rest] = [Math.floor(now), Math.floor((now % 1) * 1e9)];
      return rest < since[1] ? [seconds - since[0] - 1, rest - since[1] + 1e9] : [seconds - since[0], rest - since[1]];
    },
    { bigint: () => BigInt(Math.floor(host.now() * 1e6)) },
  );
}
const process = new Process();
let leaving = false;
// Ends the program: listeners of `exit` run once, then nothing does.
function leave() {
  if (!leaving) {
    leaving = true;
    process.emit('exit', process.exitCode ?? 0);
  }
  host.exit(Number(process.exitCode ?? 0) & 255);
}

const counts = new Map();
let indentation = '';
const print = (fd) => (...values) => {
  const text = format(...values);
  host.write(fd, `${indentation}${indentation ? text.replaceAll('\n', `\n${indentation}`) : text}\n`);
};
const console = {
  log: print(1),
  info: print(1),
  debug: print(1),
  error: print(2),
  warn: print(2),
  trace: print(2),
  dir: (value, options) => host.write(1, `${inspect(value, options)}\n`),
  table: print(1),
  assert(holds, ...values) { if (!holds) console.error('Assertion failed', ...values); },
  count(name = 'default') {
    counts.set(name, (counts.get(name) ?? 0) + 1);
    console.log(`${name}: ${counts.get(name)}`);
  },
  group(...values) {
    if (values.length > 0) console.log(...values);
    indentation += '  ';
  },
  groupEnd() { indentation = indentation.slice(2); },
  time() {},
  timeEnd() {},
};
