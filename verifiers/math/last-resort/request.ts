/** What the solver's thread is asked, and what it says: null when it does not know. */
export type Request =
  | { readonly kind: 'integrate'; readonly integrand: string; readonly variable: string }
  | { readonly kind: 'measure'; readonly unit: string };

export type Reply =
  | { readonly kind: 'antiderivative'; readonly text: string }
  /** The unit's dimension as a key, and its size in SI base units. */
  | { readonly kind: 'measured'; readonly dimension: string; readonly factor: number }
  | null;
