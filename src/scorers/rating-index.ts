/** A hash table of ratings in typed arrays: 32 bytes a place, at most two thirds of the places taken. */

/** 128 bits of a hash, as four words. */
export type Key = readonly [number, number, number, number];

/** Quality and difficulty; NaN where there is none. */
export interface Numbers {
  readonly quality: number;
  readonly difficulty: number;
}

export interface RatingIndex {
  readonly size: number;
  get(key: Key): Numbers | undefined;
  /** The first rating of a key stays: a judge asked twice may answer differently, and what was read once must be read again. */
  add(key: Key, numbers: Numbers): void;
}

export function makeRatingIndex(places = 1024): RatingIndex {
  let keys = new Uint32Array(places * 4);
  let values = new Float64Array(places * 2);
  let taken = 0;

  /** The place of the key, or the free one where it belongs. A key of four zeros marks a free place. */
  function placeOf([a, b, c, d]: Key): number {
    const mask = values.length / 2 - 1;
    for (let place = a & mask; ; place = (place + 1) & mask) {
      const at = place * 4;
      if (keys[at] === a && keys[at + 1] === b && keys[at + 2] === c && keys[at + 3] === d) return place;
      if (isFree(at)) return place;
    }
  }

  function isFree(at: number): boolean {
    return (
      ((keys[at] as number) |
        (keys[at + 1] as number) |
        (keys[at + 2] as number) |
        (keys[at + 3] as number)) ===
      0
    );
  }

  function grow(): void {
    const [oldKeys, oldValues] = [keys, values];
    keys = new Uint32Array(oldKeys.length * 2);
    values = new Float64Array(oldValues.length * 2);
    for (let at = 0; at < oldKeys.length; at += 4) {
      const key = oldKeys.subarray(at, at + 4);
      if (key.every((word) => word === 0)) continue;
      const place = placeOf(key as unknown as Key);
      keys.set(key, place * 4);
      values.set(oldValues.subarray(at / 2, at / 2 + 2), place * 2);
    }
  }

  return {
    get size() {
      return taken;
    },
    get(key) {
      const place = placeOf(key);
      if (isFree(place * 4)) return undefined;
      return { quality: values[place * 2] as number, difficulty: values[place * 2 + 1] as number };
    },
    add(key, { quality, difficulty }) {
      const place = placeOf(key);
      if (!isFree(place * 4)) return;
      keys.set(key, place * 4);
      values.set([quality, difficulty], place * 2);
      if (++taken * 3 > values.length) grow();
    },
  };
}
