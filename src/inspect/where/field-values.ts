/** The values at a dotted path. A list on the way stands for each of its members, unless the path names one by its number. */
export function fieldValues(value: unknown, path: readonly string[]): unknown[] {
  if (Array.isArray(value)) {
    const [first, ...rest] = path;
    if (first !== undefined && /^\d+$/.test(first)) {
      return Number(first) < value.length ? fieldValues(value[Number(first)], rest) : [];
    }
    return value.flatMap((member) => fieldValues(member, path));
  }
  const [key, ...rest] = path;
  if (key === undefined) return [value];
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return [];
  return fieldValues((value as Readonly<Record<string, unknown>>)[key], rest);
}
