/**
 * Text made safe to look at: control characters, and those that turn the direction of what follows, by their number, so that a row
 * cannot rearrange the page or send commands to a terminal. Tabs and line ends stay.
 */
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is made visible
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

export function visible(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(unseen, (one) => {
    return `⟨U+${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
}

/** The beginning of a text that is too long, at a whole character, and how long it was. */
export function cutText(text: string, most: number): { readonly text: string; readonly cut?: number } {
  if (text.length <= most) return { text };
  const end = /[\ud800-\udbff]/.test(text[most - 1] as string) ? most - 1 : most;
  return { text: text.slice(0, end), cut: text.length };
}
