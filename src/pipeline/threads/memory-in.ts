/** The memory of the typed arrays in plain data: it goes over to another thread without being copied. */
export function memoryIn(value: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  addMemory(value, found);
  return [...found];
}

function addMemory(value: unknown, found: Set<ArrayBuffer>): void {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  } else if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) addMemory(part, found);
}
