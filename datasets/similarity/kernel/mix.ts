/** The finalizer of MurmurHash3 (32 bits): multiplies and folds. */
export function mix(value: u32): u32 {
  let hash = value;
  hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
  hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
  return hash ^ (hash >>> 16);
}
