/** The memory of the typed arrays in plain data, each of which has its own: it goes over to another thread without being copied. */
export function memoryIn(value: unknown): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) return value.buffer instanceof ArrayBuffer ? [value.buffer] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(memoryIn) : [];
}
