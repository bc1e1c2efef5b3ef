// UTF-8 in both directions, and bytes as Node's programs know them.
class TextEncoder {
  get encoding() { return 'utf-8'; }
  encode(text = '') {
    const source = String(text);
    const bytes = [];
    for (let i = 0; i < source.length; i++) {
      let point = source.codePointAt(i);
      if (point > 0xffff) i += 1;
      else if (point >= 0xd800 && point < 0xe000) point = 0xfffd;
      if (point < 0x80) bytes.push(point);
      else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 63));
      else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
      else bytes.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
    }
    return new Uint8Array(bytes);
  }
}

class TextDecoder {
  get encoding() { return 'utf-8'; }
  decode(input = new Uint8Array(0)) {
    const bytes = ArrayBuffer.isView(input)
      ? new Uint8Array(input.buffer, input.byteOffset, input.byteLength)
      : new Uint8Array(input);
    let text = '';
    for (let i = 0; i < bytes.length; ) {
      const lead = bytes[i++];
      if (lead < 0x80) {
        text += String.fromCharCode(lead);
        continue;
      }
      const more = lead >= 0xf0 && lead < 0xf5 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc2 ? 1 : 0;
      let point = lead & (0x3f >> more);
      let taken = 0;
      while (taken < more && (bytes[i] & 0xc0) === 0x80) {
        point = (point << 6) | (bytes[i++] & 63);
        taken += 1;
      }
      const least = [0, 0x80, 0x800, 0x10000][more];
      const sound = lead < 0xf5 && more > 0 && taken === more && point >= least && point < 0x110000;
      text += sound && !(point >= 0xd800 && point < 0xe000) ? String.fromCodePoint(point) : '\ufffd';
    }
    return text;
  }
}

const encode = (text) => new TextEncoder().encode(text);
const decode = (bytes) => new TextDecoder().decode(bytes);
const textOf = (data) => (typeof data === 'string' ? data : ArrayBuffer.isView(data) ? decode(data) : String(data));

class Buffer extends Uint8Array {
  static from(source, encoding = 'utf8') {
    if (typeof source !== 'string') return new Buffer(source);
    if (encoding === 'hex') return new Buffer((source.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)));
    if (encoding === 'latin1' || encoding === 'binary' || encoding === 'ascii')
      return new Buffer([...source].map((one) => one.charCodeAt(0) & 255));
    if (encoding !== 'utf8' && encoding !== 'utf-8') throw new TypeError(`Unknown encoding: ${encoding}`);
    return new Buffer(encode(source));
  }
  static alloc(size, fill = 0) { return new Buffer(size).fill(fill); }
  static allocUnsafe(size) { return new Buffer(size); }
  static isBuffer(value) { return value instanceof Buffer; }
  static byteLength(source) { return typeof source === 'string' ? encode(source).length : source.byteLength; }
  static concat(parts) {
    const whole = new Buffer(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }
  toString(encoding = 'utf8', start = 0, end = this.length) {
    const part = this.subarray(start, end);
    if (encoding === 'hex') return [...part].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    if (encoding === 'latin1' || encoding === 'binary' || encoding === 'ascii') return String.fromCharCode(...part);
    return decode(part);
  }
  equals(other) { return this.length === other.length && this.every((byte, i) => byte === other[i]); }
  toJSON() { return { type: 'Buffer', data: [...this] }; }
}
