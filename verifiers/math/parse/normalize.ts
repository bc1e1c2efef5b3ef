/** Brings a text to plain characters before it is read: Unicode look-alikes, superscripts, styled digits. */
import { characters } from './characters.js';

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿⁱ';
const plainSuper = '0123456789+-ni';
const subscripts = '₀₁₂₃₄₅₆₇₈₉₊₋';
const plainSub = '0123456789+-';

const plainOnly = /^[\x20-\x7e]*$/;

/** Reads a run of raised or lowered characters that starts at `i`; returns its plain form and where it ends. */
function scripted(chars: readonly string[], i: number, raised: string, plain: string): [string, number] {
  let text = '';
  let end = i;
  for (; end < chars.length; end++) {
    const k = raised.indexOf(chars[end]!);
    if (k < 0) break;
    text += plain[k];
  }
  return [text, end];
}

export function normalize(text: string): string {
  if (plainOnly.test(text)) return text;
  const chars = [...text];
  const out: string[] = [];
  for (let i = 0; i < chars.length; i++) {
    const char = chars[i]!;
    const raised = superscripts.includes(char);
    if (raised || subscripts.includes(char)) {
      const [inner, end] = raised
        ? scripted(chars, i, superscripts, plainSuper)
        : scripted(chars, i, subscripts, plainSub);
      out.push(raised ? '^{' : '_{', inner, '}');
      i = end - 1;
      continue;
    }
    // ASCII stays; the table's own characters are replaced; the rest takes its compatibility form (full-width digits, 𝑥).
    out.push(char < '\x7f' ? char : (characters.get(char) ?? char.normalize('NFKC')));
  }
  return out.join('');
}
