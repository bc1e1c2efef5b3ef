// Runs files as CommonJS modules. The value of this script is what the host calls: start and turn.
const loaded = new Map();
const fileFor = (name, from) => {
  const folder = from.includes('/') ? from.replace(/[^/]*$/, '') : '';
  const path = `${folder}${name.replace(/^\.\//, '')}`;
  return ['', '.js', '.cjs', '.json', '/index.js'].map((end) => `${path}${end}`).find((one) => host.hasFile(one));
};

function requireFrom(from) {
  const require = (name) => {
    const own = String(name).replace(/^node:/, '');
    if (Object.hasOwn(modules, own)) return modules[own];
    const path = /^\.{0,2}\//.test(own) ? fileFor(own.replace(/^\/box\//, './'), from) : undefined;
    if (path === undefined)
      throw Object.assign(new Error(`Cannot find module '${name}' (this sandbox has no packages, and of Node's modules those without the system)`), { code: 'MODULE_NOT_FOUND' });
    return load(path);
  };
  require.main = main;
  require.cache = {};
  require.resolve = (name) => name;
  return require;
}

let main;
function load(path) {
  const known = loaded.get(path);
  if (known) return known.exports;
  const module = { exports: {}, id: path, filename: `/box/${path}`, loaded: false, children: [], paths: [] };
  loaded.set(path, module);
  main ??= module;
  const source = host.readFile(path).replace(/^\ufeff/, '');
  if (path.endsWith('.json')) module.exports = JSON.parse(source);
  else {
    const run = host.compile(`(function (exports, require, module, __filename, __dirname) {${source.replace(/^#!.*/, '')}\n})`, path);
    run.call(module.exports, module.exports, requireFrom(path), module, module.filename, '/box');
  }
  module.loaded = true;
  return module.exports;
}

// What nobody caught: told as Node tells it, status 1.
function fail(error) {
  if (process.listenerCount('uncaughtException') > 0) return process.emit('uncaughtException', error, 'uncaughtException');
  host.write(2, `Uncaught ${inspect(error)}\n`);
  process.exitCode = 1;
  leave();
}
function guarded(task) {
  try {
    return task();
  } catch (error) {
    fail(error);
    return -1;
  }
}

const globals = {
  TextEncoder, TextDecoder, Buffer, process, console, performance, structuredClone, queueMicrotask,
  setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate,
};
for (const [name, value] of Object.entries(globals))
  Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
globalThis.global = globalThis;

// The same numbers in every run: a program that draws does the same twice.
let drawn = 20240229;
Math.random = () => {
  drawn = (drawn + 0x6d2b79f5) | 0;
  let mixed = Math.imul(drawn ^ (drawn >>> 15), 1 | drawn);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
};

return {
  start: (entry, ...more) => {
    process.argv.splice(1, process.argv.length, `/box/${entry}`, ...more);
    guarded(() => load(entry));
  },
  // Promises that nobody handles end a program too; the host tells of them after a turn.
  reject: (error) => fail(error),
  turn: () => guarded(turn),
  end: () => {
    process.emit('beforeExit', process.exitCode ?? 0);
    leave();
  },
};
