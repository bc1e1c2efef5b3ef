/**
 * Text made safe to look at: control characters as the pictures that Unicode has for them, and characters that turn the direction of
 * what follows by their number, so that a row cannot rearrange the page or send commands to a terminal.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is made visible
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
const directions = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

export function visible(text: string): string {
  return text
    .replace(/\r\n/g, '\n')
    .replace(controls, (one) => {
      const code = one.charCodeAt(0);
      if (code < 0x20) return String.fromCharCode(0x2400 + code);
      return code === 0x7f ? '\u2421' : hex(one);
    })
    .replace(directions, hex);
}

function hex(one: string): string {
  return `⟨U+${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

/** The beginning of a text that is too long, at a whole character, and how long it was. */
export function cutText(text: string, most: number): { readonly text: string; readonly cut?: number } {
  if (text.length <= most) return { text };
  const end = /[\ud800-\udbff]/.test(text[most - 1] as string) ? most - 1 : most;
  return { text: text.slice(0, end), cut: text.length };
}
