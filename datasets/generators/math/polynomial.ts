/** A polynomial with integer coefficients, the constant term first. */
export type Polynomial = readonly number[];

export function product(a: Polynomial, b: Polynomial): number[] {
  const result = new Array<number>(a.length + b.length - 1).fill(0);
  a.forEach((x, i) => {
    b.forEach((y, j) => {
      result[i + j] = (result[i + j] ?? 0) + x * y;
    });
  });
  return result;
}

export const valueAt = (polynomial: Polynomial, x: number): number =>
  polynomial.reduceRight((value, coefficient) => value * x + coefficient, 0);

export const derivative = (polynomial: Polynomial): number[] =>
  polynomial.slice(1).map((coefficient, i) => coefficient * (i + 1));

/** `3x^2 - x + 5`, highest power first. */
export function polynomialLatex(polynomial: Polynomial, variable = 'x'): string {
  let text = '';
  for (let power = polynomial.length - 1; power >= 0; power--) {
    const coefficient = polynomial[power] ?? 0;
    if (coefficient === 0) continue;
    const size = Math.abs(coefficient);
    const name = power === 0 ? '' : power === 1 ? variable : `${variable}^{${power}}`;
    const sign = coefficient < 0 ? '-' : '+';
    text += text === '' ? (sign === '-' ? '-' : '') : ` ${sign} `;
    text += size === 1 && name !== '' ? name : `${size}${name}`;
  }
  return text === '' ? '0' : text;
}
