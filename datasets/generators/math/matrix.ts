/** Determinant of a small integer matrix by expansion along the first row. */
export function determinant(matrix: readonly (readonly number[])[]): number {
  if (matrix.length === 0) return 1;
  const [first = [], ...rest] = matrix;
  return first.reduce((sum, value, column) => {
    if (value === 0) return sum;
    const minor = rest.map((row) => row.filter((_, i) => i !== column));
    return sum + (column % 2 === 0 ? value : -value) * determinant(minor);
  }, 0);
}

export const matrixLatex = (matrix: readonly (readonly number[])[]): string =>
  `\\begin{pmatrix} ${matrix.map((row) => row.join(' & ')).join(' \\\\ ')} \\end{pmatrix}`;

export function matrixProduct(
  a: readonly (readonly number[])[],
  b: readonly (readonly number[])[],
): number[][] {
  return a.map((row) => (b[0] ?? []).map((_, j) => row.reduce((sum, x, k) => sum + x * (b[k]?.[j] ?? 0), 0)));
}
