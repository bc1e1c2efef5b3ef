import { measure } from '#verifiers/math/value/units.js';

/**
 * An amount with its unit, where that is a unit of measure: 0.46 dollars are 46 cents, not 0.46 cents. A noun (9 apples) says nothing that
 * an answer must say, and is left out.
 * @param unit in words or LaTeX, with or without dollar signs
 */
export function measured(amount: string, unit: string): string {
  const words = unit
    .replace(/\\(?:mathrm|text|operatorname)\s*\{([^{}]*)\}/g, '$1')
    .replace(/[${}\\]|\s+$/g, '')
    .replace(/^\^circ$/, 'degrees')
    .trim();
  if (words === '%') return `${amount}\\%`;
  return measure(words) === null ? amount : `${amount} \\text{ ${words}}`;
}
