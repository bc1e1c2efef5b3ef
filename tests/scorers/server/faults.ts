/** Faults that the test server makes on demand. The first rule that fits a request and is not used up is applied. */

export type Fault =
  /** Answers after so many milliseconds. */
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'hang' }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body?: string;
      readonly headers?: Record<string, string>;
    }
  /** Sends half of the answer and resets the connection. */
  | { readonly kind: 'reset' }
  /** Announces more bytes than it sends. */
  | { readonly kind: 'cut' }
  /** Ends in the middle of the JSON, with a length that fits. */
  | { readonly kind: 'half-json' }
  | { readonly kind: 'not-json' }
  /** Another JSON value altogether. */
  | { readonly kind: 'json'; readonly value: unknown }
  /** Leaves the last row out. */
  | { readonly kind: 'short' }
  /** Gives null for the rows whose text holds `text`. */
  | { readonly kind: 'null-row' }
  /** Writes NaN for every number in such rows, as Python's json does. */
  | { readonly kind: 'nan-row' }
  /** A judge without log-probabilities. */
  | { readonly kind: 'no-logprobs' }
  | { readonly kind: 'huge'; readonly bytes: number }
  /** Takes no more than so many texts a request, as Text Embeddings Inference says it. */
  | { readonly kind: 'most'; readonly texts: number }
  /** Says that it holds this model. */
  | { readonly kind: 'model'; readonly name: string }
  /** The server kills itself, as one does that runs out of memory. */
  | { readonly kind: 'die' };

export type Rule = Fault & {
  /** Applies to requests with a text that holds this; to all when not given. */
  readonly text?: string;
  /** How often; for ever when not given. */
  readonly times?: number;
};

export interface Rules {
  set(rules: readonly Rule[]): void;
  take(texts: readonly string[]): Rule | undefined;
  /** The name of the model that the server is to say it holds. */
  model(): string | undefined;
}

export function makeRules(): Rules {
  let left: { rule: Rule; times: number }[] = [];
  return {
    set(rules) {
      left = rules.map((rule) => ({ rule, times: rule.times ?? Number.POSITIVE_INFINITY }));
    },
    model: () => left.flatMap(({ rule }) => (rule.kind === 'model' ? [rule.name] : []))[0],
    take(texts) {
      const found = left.find(({ rule, times }) => times > 0 && fits(rule, texts));
      if (found) found.times--;
      return found?.rule;
    },
  };
}

function fits(rule: Rule, texts: readonly string[]): boolean {
  if (rule.kind === 'model') return false;
  if (rule.kind === 'most') return texts.length > rule.texts;
  const { text } = rule;
  return text === undefined || texts.some((one) => one.includes(text));
}
