/**
 * Finds the problem that a logged prompt asks. Logs hold the prompt as the trainer sent it: with instructions before or after, in a
 * chat template. So a prompt also fits a problem when it begins or ends with the problem's text, the longest one first.
 */

/** White space is not the same in every log. A shorter text could stand anywhere and must be equal. */
const endLength = 24;

export class PromptIndex<T> {
  readonly #whole = new Map<string, T>();
  readonly #byHead = new Map<string, { text: string; value: T }[]>();
  readonly #byTail = new Map<string, { text: string; value: T }[]>();

  add(prompt: string, value: T): void {
    const text = plain(prompt);
    if (this.#whole.has(text)) return;
    this.#whole.set(text, value);
    if (text.length < endLength) return;
    push(this.#byHead, text.slice(0, endLength), { text, value });
    push(this.#byTail, text.slice(-endLength), { text, value });
  }

  find(prompts: readonly string[]): T | undefined {
    const texts = prompts.map(plain);
    for (const text of texts) {
      const found = this.#whole.get(text);
      if (found !== undefined) return found;
    }
    const fitting = texts.flatMap((text) => [
      ...(this.#byHead.get(text.slice(0, endLength)) ?? []).filter((one) => text.startsWith(one.text)),
      ...(this.#byTail.get(text.slice(-endLength)) ?? []).filter((one) => text.endsWith(one.text)),
    ]);
    return fitting.toSorted((a, b) => b.text.length - a.text.length)[0]?.value;
  }
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
