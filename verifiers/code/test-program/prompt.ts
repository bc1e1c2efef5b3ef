/** The parts of a prompt that begins a function: what stands before it, and its signature. */

export interface Prompt {
  /** Imports, types and helpers; for a method the class that holds it is opened. */
  readonly head: string;
  /** The line that begins the function. */
  readonly signature: string;
}

export function promptParts(setup: string): Prompt {
  const lines = setup.trimEnd().split('\n');
  const signature = lines.at(-1) ?? '';
  return { head: lines.slice(0, -1).join('\n'), signature };
}

/** The part of a head before its class, and the line that opens it. */
export function beforeClass(head: string): { readonly imports: string; readonly opening: string } {
  const lines = head.split('\n');
  const at = lines.findIndex((line) => /^\s*(?:public |final )*class \w+/.test(line));
  if (at < 0) return { imports: head, opening: '' };
  return { imports: lines.slice(0, at).join('\n'), opening: lines[at] ?? '' };
}
