// How values are shown: the layout of Node's console, without its columns for long arrays.
const quoted = (text) => {
  const quote = !text.includes("'") ? "'" : !text.includes('"') ? '"' : !text.includes('`') ? '`' : "'";
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"');
  return quote + (quote === "'" ? escaped.replaceAll("'", "\\'") : escaped) + quote;
};
const isName = (key) => /^[A-Za-z_$][\w$]*$/.test(key);

function inspectPrimitive(value) {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (Object.is(value, -0)) return '-0';
  return String(value);
}

function inspectFunction(value) {
  const kind = /^class\b/.test(Function.prototype.toString.call(value)) ? 'class' : value.constructor?.name ?? 'Function';
  return `[${kind}${value.name ? (kind === 'class' ? ` ${value.name}` : `: ${value.name}`) : kind === 'class' ? ' (anonymous)' : ' (anonymous)'}]`;
}

const shownKeys = (value) => [
  ...Object.keys(value),
  ...Object.getOwnPropertySymbols(value).filter((key) => Object.prototype.propertyIsEnumerable.call(value, key)),
];

function inspectProperty(value, key, state) {
  const { get, set, value: held } = Object.getOwnPropertyDescriptor(value, key);
  const text = get ? (set ? '[Getter/Setter]' : '[Getter]') : set ? '[Setter]' : inspectValue(held, state);
  return `${typeof key === 'symbol' ? `[${String(key)}]` : isName(key) ? key : quoted(key)}: ${text}`;
}

function partsOf(value, state) {
  const inner = { ...state, depth: state.depth + 1, seen: [...state.seen, value] };
  const show = (one) => inspectValue(one, inner);
  const limit = (list, all) => (all > 100 ? [...list, `... ${all - 100} more item${all > 101 ? 's' : ''}`] : list);
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    const items = [];
    let holes = 0;
    const flush = () => {
      if (holes > 0) items.push(`<${holes} empty item${holes > 1 ? 's' : ''}>`);
      holes = 0;
    };
    const shown = Math.min(value.length, 100);
    for (let i = 0; i < shown; i++) {
      if (i in value) {
        flush();
        items.push(show(value[i]));
      } else holes += 1;
    }
    flush();
    const named = Array.isArray(value) ? shownKeys(value).filter((key) => typeof key === 'symbol' || !/^\d+$/.test(key)) : [];
    return [...limit(items, value.length), ...named.map((key) => inspectProperty(value, key, inner))];
  }
  const properties = shownKeys(value).map((key) => inspectProperty(value, key, inner));
  if (value instanceof Map) return [...[...value].map(([key, held]) => `${show(key)} => ${show(held)}`), ...properties];
  if (value instanceof Set) return [...[...value].map(show), ...properties];
  return properties;
}

function prefixOf(value) {
  const prototype = Object.getPrototypeOf(value);
  if (prototype === null) return '[Object: null prototype] ';
  const name = prototype.constructor?.name ?? 'Object';
  if (Array.isArray(value)) return name === 'Array' ? '' : `${name}(${value.length}) `;
  if (ArrayBuffer.isView(value)) return `${name}(${value.length}) `;
  if (value instanceof Map || value instanceof Set) return `${name}(${value.size}) `;
  const tag = value[Symbol.toStringTag];
  const tagged = typeof tag === 'string' && tag !== '' && tag !== name ? `[${tag}] ` : '';
  return name === 'Object' && tagged === '' ? '' : `${name} ${tagged}`;
}

function inspectObject(value, state) {
  if (state.seen.includes(value)) return '[Circular *1]';
  if (typeof value === 'function' && shownKeys(value).length === 0) return inspectFunction(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (value instanceof RegExp) return String(value);
  if (value instanceof Promise) return 'Promise { <pending> }';
  if (value instanceof Number || value instanceof String || value instanceof Boolean)
    return `[${value.constructor.name}: ${inspectPrimitive(value.valueOf())}]`;
  if (value instanceof Error) {
    const frames = String(value.stack ?? '').split('\n').filter((line) => !/\((node|native)[:)]|\(native\)/.test(line)).slice(0, 10);
    const stack = [`${value.name}: ${value.message}`, ...frames].join('\n').trimEnd();
    return state.depth === 0 ? stack : `[${stack}]`;
  }
  const [left, right] = Array.isArray(value) || ArrayBuffer.isView(value) ? ['[', ']'] : ['{', '}'];
  if (state.depth > state.maxDepth) return Array.isArray(value) ? '[Array]' : `[${prefixOf(value).trim() || 'Object'}]`;
  const parts = partsOf(value, state);
  const prefix = typeof value === 'function' ? `${inspectFunction(value)} ` : prefixOf(value);
  if (parts.length === 0) return `${prefix}${left}${right}`;
  const length = parts.reduce((sum, part) => sum + part.length + 2, prefix.length);
  if (length <= 72 && !parts.some((part) => part.includes('\n'))) return `${prefix}${left} ${parts.join(', ')} ${right}`;
  const indent = '  '.repeat(state.depth + 1);
  return `${prefix}${left}\n${indent}${parts.join(`,\n${indent}`)}\n${indent.slice(2)}${right}`;
}

function inspectValue(value, state) {
  if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return inspectPrimitive(value);
  return inspectObject(value, state);
}

const inspect = (value, options = {}) =>
  inspectValue(value, { depth: 0, maxDepth: options?.depth === null ? Infinity : options?.depth ?? 2, seen: [] });

function format(...values) {
  const rest = [...values];
  let text = '';
  if (typeof rest[0] === 'string') {
    text = rest.shift().replace(/%([sdifjoOc%])/g, (whole, kind) => {
      if (kind === '%') return rest.length > 0 || values.length > 1 ? '%' : whole;
      if (rest.length === 0) return whole;
      const value = rest.shift();
      if (kind === 'c') return '';
      if (kind === 'j') return JSON.stringify(value);
      if (kind === 's') return typeof value === 'object' && value !== null ? inspect(value, { depth: 0 }) : typeof value === 'string' ? value : inspectPrimitive(value);
      if (kind === 'o' || kind === 'O') return inspect(value);
      const number = kind === 'f' ? Number.parseFloat(value) : kind === 'i' ? Number.parseInt(value) : Number(value);
      return typeof value === 'bigint' ? `${value}n` : Object.is(number, -0) ? '-0' : String(number);
    });
    if (rest.length > 0) text += ' ';
  }
  return text + rest.map((value) => (typeof value === 'string' ? value : inspect(value))).join(' ');
}
