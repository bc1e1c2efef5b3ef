/** A condition of `--where`: comparisons of fields by dotted path, joined by `and`, `or`, `not` and parentheses. */
import { type Comparison, compares } from './comparison.js';
import { fieldValues } from './field-values.js';

export type Condition =
  | { readonly kind: 'compare'; readonly path: readonly string[]; readonly comparison: Comparison }
  | { readonly kind: 'present'; readonly path: readonly string[] }
  | { readonly kind: 'not'; readonly inner: Condition }
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition };

/**
 * Whether the row meets the condition. A list matches when one of its members does; a field that is not there meets no comparison but
 * `!=`, which is the opposite of `=`.
 */
export function meets(row: unknown, condition: Condition): boolean {
  switch (condition.kind) {
    case 'and':
      return meets(row, condition.left) && meets(row, condition.right);
    case 'or':
      return meets(row, condition.left) || meets(row, condition.right);
    case 'not':
      return !meets(row, condition.inner);
    case 'present':
      return fieldValues(row, condition.path).some((value) => value !== null);
    case 'compare': {
      const { comparison, path } = condition;
      const values = fieldValues(row, path);
      if (comparison.operator === '!=') {
        return !values.some((value) => compares(value, { ...comparison, operator: '=' }));
      }
      return values.some((value) => compares(value, comparison));
    }
  }
}
