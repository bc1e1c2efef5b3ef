/** Fewer decimal places are what somebody meant. */
const printedPlaces = 9;
const greatestDenominator = 1000;
/** So many numbers, at the least, meet none of the fractions by chance to one that does. */
const sureness = 1000;

/**
 * The number behind a decimal that a program printed: 14053029.666666666 is 42159089/3, 23103210.3999999985 is 23103210.4. It is the
 * fraction of least denominator within a unit of the last place, or of the 52nd bit of a double; undefined where the decimal has few
 * places, or none fits that would not fit by chance.
 * @param decimal digits with a decimal point, without an exponent
 */
export function exactAmount(decimal: string): string | undefined {
  const [, sign = '', whole = '', places = ''] = /^(-?)(\d+)\.(\d+)$/.exec(decimal.trim()) ?? [];
  if (places.length < printedPlaces) return undefined;
  const scale = 10n ** BigInt(places.length);
  const scaled = BigInt(whole + places);
  const blur = (scaled >> 52n) + 1n;
  // Fractions up to the denominator q are 0.3 q² to the unit, and each covers twice the blur.
  const most = Math.sqrt(Number(scale) / (0.6 * sureness * Number(blur)));
  for (let below = 1n; below <= Math.min(greatestDenominator, most); below++) {
    const above = (scaled * below + scale / 2n) / scale;
    const error = above * scale - scaled * below;
    if ((error < 0n ? -error : error) <= blur * below) return sign + written(above, below);
  }
  return undefined;
}

/** A decimal where that is exact. */
function written(above: bigint, below: bigint): string {
  const places = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].find((count) => 10n ** BigInt(count) % below === 0n);
  if (places === undefined) return `${above}/${below}`;
  const digits = String((above * 10n ** BigInt(places)) / below).padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
