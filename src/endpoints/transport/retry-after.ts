/**
 * Milliseconds that a Retry-After header asks to wait: a number of seconds or an HTTP date (RFC 9110, 10.2.3). Undefined when
 * there is none or it cannot be understood; a date that has passed is 0.
 */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  const text = header?.trim();
  if (!text) return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  // Date.parse would take a bare "-3" for a month.
  const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
