/** Words without what does not count: case, articles, end punctuation, quotes, LaTeX layout. Linear in the text. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\\(text|textbf|textit|textrm|mathrm|mathbf|mbox|operatorname|emph|boxed|fbox)\b/g, ' ')
    .replace(/\\[()[\],;:! ]|[{}$*`~]/g, ' ')
    .toLowerCase()
    .replace(/["“”«»]/g, ' ')
    .replace(/[.,;:!?'’]+(?=\s|$)/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '' && word !== 'the' && word !== 'a' && word !== 'an')
    .join(' ');
}
