/** Units of measure: what they measure and how large they are, exactly. Nouns ("apples") are no units. */
import { one, over, power, type Rational, ratio, times } from './rational.js';

/** `dimension` maps a base quantity (length, mass, …) to its exponent; `factor` is the size in base units. */
export interface Unit {
  readonly dimension: Readonly<Record<string, number>>;
  readonly factor: Rational;
}

const thousandths = (milli: number): Rational => ratio(BigInt(Math.round(milli * 1e6)), 1_000_000n);

/** Base units: m, kg, s, degree (angle), dollar, litre as m³. Factors by definition (inch = 0.0254 m, pound = 0.45359237 kg). */
const sizes: readonly (readonly [dimension: string, factor: Rational, names: string])[] = [
  ['length', one, 'm meter meters metre metres'],
  ['length', ratio(1n, 100n), 'cm centimeter centimeters centimetre centimetres'],
  ['length', ratio(1n, 1000n), 'mm millimeter millimeters millimetre millimetres'],
  ['length', ratio(1n, 1_000_000n), 'micrometer micrometers micron microns um'],
  ['length', ratio(1n, 1_000_000_000n), 'nm nanometer nanometers'],
  ['length', ratio(1000n, 1n), 'km kilometer kilometers kilometre kilometres kms'],
  ['length', ratio(254n, 10_000n), 'in inch inches'],
  ['length', ratio(3048n, 10_000n), 'ft foot feet'],
  ['length', ratio(9144n, 10_000n), 'yd yard yards yds'],
  ['length', ratio(1_609_344n, 1000n), 'mi mile miles'],
  ['mass', one, 'kg kilogram kilograms kgs'],
  ['mass', ratio(1n, 1000n), 'g gm gms gram grams'],
  ['mass', ratio(1n, 1_000_000n), 'mg milligram milligrams'],
  ['mass', ratio(45_359_237n, 100_000_000n), 'lb lbs pound pounds'],
  ['mass', ratio(45_359_237n, 1_600_000_000n), 'oz ounce ounces'],
  ['mass', ratio(1000n, 1n), 'tonne tonnes'],
  ['time', one, 's sec secs second seconds'],
  ['time', ratio(1n, 1000n), 'ms millisecond milliseconds'],
  ['time', ratio(60n, 1n), 'min mins minute minutes'],
  ['time', ratio(3600n, 1n), 'h hr hrs hour hours'],
  ['time', ratio(86_400n, 1n), 'day days d'],
  ['time', ratio(604_800n, 1n), 'week weeks'],
  ['month', one, 'month months'],
  ['month', ratio(12n, 1n), 'year years yr yrs'],
  ['money', one, 'dollar dollars usd $'],
  ['money', ratio(1n, 100n), 'cent cents'],
  ['angle', one, 'degree degrees deg °'],
  ['current', one, 'A amp amps ampere amperes'],
  ['temperature', one, 'K kelvin kelvins'],
];

/** Units made of others: name → spelling in base units with a factor. */
const derived: readonly (readonly [names: string, factor: Rational, dimension: Unit['dimension']])[] = [
  ['L l liter liters litre litres', ratio(1n, 1000n), { length: 3 }],
  ['mL ml milliliter milliliters millilitre millilitres cc', ratio(1n, 1_000_000n), { length: 3 }],
  ['gal gallon gallons', ratio(3_785_411_784n, 1_000_000_000_000n), { length: 3 }],
  ['quart quarts qt', ratio(946_352_946n, 1_000_000_000_000n), { length: 3 }],
  ['pint pints', ratio(473_176_473n, 1_000_000_000_000n), { length: 3 }],
  ['N newton newtons', one, { mass: 1, length: 1, time: -2 }],
  ['J joule joules', one, { mass: 1, length: 2, time: -2 }],
  ['kJ kilojoule kilojoules', ratio(1000n, 1n), { mass: 1, length: 2, time: -2 }],
  ['W watt watts', one, { mass: 1, length: 2, time: -3 }],
  ['kW kilowatt kilowatts', ratio(1000n, 1n), { mass: 1, length: 2, time: -3 }],
  ['Pa pascal pascals', one, { mass: 1, length: -1, time: -2 }],
  ['Hz hertz', one, { time: -1 }],
  ['V volt volts', one, { mass: 1, length: 2, time: -3, current: -1 }],
  ['mph', ratio(44_704n, 100_000n), { length: 1, time: -1 }],
  ['kph kmh', ratio(5n, 18n), { length: 1, time: -1 }],
  ['hectare hectares ha', ratio(10_000n, 1n), { length: 2 }],
  ['acre acres', thousandths(4046.856422), { length: 2 }],
];

const units = new Map<string, Unit>();
for (const [dimension, factor, names] of sizes) {
  for (const name of names.split(' ')) units.set(name, { dimension: { [dimension]: 1 }, factor });
}
for (const [names, factor, dimension] of derived) {
  for (const name of names.split(' ')) units.set(name, { dimension, factor });
}

function lookup(name: string): Unit | undefined {
  return units.get(name) ?? units.get(name.toLowerCase());
}

/** Whether one word names a unit of measure. */
export function isUnit(word: string): boolean {
  return lookup(word.replace(/\.$/, '')) !== undefined;
}

/** Units outside the table that the last resort knows, with metric prefixes; words such as "apples" are not worth asking about. */
const rare =
  /^(da|[pnumcdhkMGT])?(psi|psf|atm|bar|torr|mmHg|Pa|eV|erg|BTU|cal|hp|Wh|C|coulombs?|F|farads?|ohms?|T|teslas?|Wb|webers?|H|henrys?|S|siemens|lm|cd|mol|moles?|Bq|Gy|Sv|N|J|W|Hz|V|A|L|g|m|s|lbf|kip|dyn|furlongs?|rods?|chains?|fathoms?|angstroms?|tons?|stones?|slugs?|grains?|teaspoons?|tablespoons?|cups?|fluidounces?|floz|barrels?|fortnights?|decades?|century|centuries)$/;

/** Whether a unit has a word of the list above, and every other word of it is in our table. */
export function isRareUnit(text: string): boolean {
  if (text.length > 60) return false;
  const names = spelledOut(text).flatMap((part) => (part === '/' ? [] : [part.replace(/\^-?\d$/, '')]));
  return names.some((name) => !isUnit(name)) && names.every((name) => isUnit(name) || rare.test(name));
}

/** `square feet per minute` → `feet^2 / minute`. */
function spelledOut(text: string): string[] {
  return text
    .replace(/²/g, '^2')
    .replace(/³/g, '^3')
    .replace(/\b(sq|square)\.? +([A-Za-z]+)/gi, '$2^2')
    .replace(/\b(cu|cubic)\.? +([A-Za-z]+)/gi, '$2^3')
    .replace(/ +squared\b/gi, '^2')
    .replace(/ +cubed\b/gi, '^3')
    .replace(/\bper\b|\/ *(a|an)\b/gi, '/')
    .replace(/\/|[*·()]|(?<!\^)-/g, (sign) => (sign === '/' ? ' / ' : ' '))
    .split(/\s+/)
    .filter((part) => part !== '');
}

/** What a spelled unit measures; null when any word of it is no unit. */
export function measure(text: string): Unit | null {
  if (text.length > 60) return null;
  let result: Unit = { dimension: {}, factor: one };
  let direction = 1;
  for (const part of spelledOut(text)) {
    if (part === '/') {
      direction = -1;
      continue;
    }
    const [name, raised = '1'] = part.split('^') as [string, string?];
    const unit = lookup(name.replace(/\.$/, ''));
    const exponent = Number(raised) * direction;
    if (unit === undefined || !Number.isInteger(exponent) || Math.abs(exponent) > 12) return null;
    const factor = power(unit.factor, BigInt(Math.abs(exponent)))!;
    const dimension: Record<string, number> = { ...result.dimension };
    for (const [base, k] of Object.entries(unit.dimension)) {
      const total = (dimension[base] ?? 0) + k * exponent;
      if (total === 0) delete dimension[base];
      else dimension[base] = total;
    }
    const scaled = exponent < 0 ? over(result.factor, factor)! : times(result.factor, factor);
    result = { dimension, factor: scaled };
  }
  return Object.keys(result.dimension).length === 0 ? null : result;
}

export function sameDimension(a: Unit, b: Unit): boolean {
  const names = Object.keys(a.dimension);
  return (
    names.length === Object.keys(b.dimension).length &&
    names.every((name) => a.dimension[name] === b.dimension[name])
  );
}
