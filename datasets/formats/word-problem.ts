/** A body that lacks its full stop would run into the question. */
export function ended(body: string): string {
  const text = body.trim();
  return /[.!?,;:]$/.test(text) ? text : `${text}.`;
}
