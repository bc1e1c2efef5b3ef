import { plural } from '#verifiers/plural.js';

/** A whole number with commas between its thousands; without the runtime's locale data, which take longer to load than a verdict. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `1 row`, `1,500 rows`. @param noun in the singular */
export function counted(value: number, noun: string): string {
  return `${grouped(value)} ${plural(value, noun)}`;
}
