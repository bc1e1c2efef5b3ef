// Plain data between two processes, in the form that wire.ts reads. Stands in both sides' programs.
const _rlvr = {
  encode(value) {
    const table = [];
    const seen = new Map();
    const entry = (value) => {
      if (Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView)))
        return ['list', Array.from(value, item)];
      if (value instanceof Map) return ['map', Array.from(value, ([key, part]) => [item(key), item(part)])];
      if (value instanceof Set) return ['set', Array.from(value, item)];
      const prototype = typeof value === 'object' ? Object.getPrototypeOf(value) : undefined;
      if (prototype === null || prototype === Object.prototype)
        return ['dict', Object.entries(value).map(([key, part]) => [key, item(part)])];
      return ['opaque', String(value?.constructor?.name ?? typeof value), true, 0];
    };
    const item = (value) => {
      if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
      if (typeof value === 'bigint') return ['i', value < 0n ? `-0x${(-value).toString(16)}` : `0x${value.toString(16)}`];
      if (typeof value === 'number') {
        if (Number.isSafeInteger(value)) return value + 0;
        return ['f', String(value).replace('Infinity', 'inf').replace('NaN', 'nan')];
      }
      if (value === undefined) return ['@', table.push(['undefined']) - 1];
      if (!seen.has(value)) {
        const at = table.push(null) - 1;
        seen.set(value, at);
        table[at] = entry(value);
      }
      return ['@', seen.get(value)];
    };
    const v = item(value);
    return { v, t: table };
  },
  decode({ v, t }) {
    const made = new Map();
    const item = (value) => {
      if (!Array.isArray(value)) return value;
      if (value[0] === 'i') return value[1].startsWith('-') ? -BigInt(value[1].slice(1)) : BigInt(value[1]);
      if (value[0] === 'f') return value[1] === 'inf' ? Infinity : value[1] === '-inf' ? -Infinity : Number(value[1]);
      if (!made.has(value[1])) fill(value[1], t[value[1]]);
      return made.get(value[1]);
    };
    const keep = (at, value) => {
      made.set(at, value);
      return value;
    };
    const fill = (at, [kind, body]) => {
      if (kind === 'undefined') keep(at, undefined);
      else if (kind === 'list') {
        const list = keep(at, []);
        for (const part of body) list.push(item(part));
      } else if (kind === 'map') {
        const map = keep(at, new Map());
        for (const [key, part] of body) map.set(item(key), item(part));
      } else if (kind === 'set') {
        const set = keep(at, new Set());
        for (const part of body) set.add(item(part));
      } else if (kind === 'dict') {
        const dict = keep(at, {});
        for (const [key, part] of body)
          Object.defineProperty(dict, key, { value: item(part), enumerable: true, writable: true, configurable: true });
      } else keep(at, Symbol(`an object of the program's own: ${String(body)}`));
    };
    return item(v);
  },
};
