/**
 * Where things lie in the kernel's memory, in bytes, and how many there are at most. The kernel (AssemblyScript) and those who lay in
 * and read (TypeScript) compile this same file, so it holds numbers alone, each written so that both can reckon it beforehand.
 */

/** Tokens kept of a text; what lies beyond tells no more about it. */
export const maxTokens = 2048;
/** What a text is cut to before it is read: its beginning and its end, in UTF-16 code units. A blank stands between them. */
export const headLength = 3072;
export const tailLength = 1024;

/** What each UTF-16 unit is, 32 bits (senses.ts). */
export const unit = 1024;
/** The words that mean something, a table with linear probing: their hashes, and at the same places their senses. */
export const sensePlaces = 4096;
export const senseHash = unit + 4 * 65536;
export const sense = senseHash + 4 * sensePlaces;

/** The text: at most 4097 units, and white space behind them for a vector. */
export const text = sense + sensePlaces;
/** The same with white space and digits made alike, behind four units for what stands before it; room for whole vectors. */
export const plain = text + 8224 + 16;

/**
 * The tokens of a text, an array for each property. Hashes and ranges have room for as many as there are units; before the hashes stand two
 * for what stands before the text.
 */
export const tokenHash = plain + 8240 + 16;
/** Where each ends, and its length: two 16-bit numbers. */
export const tokenRange = tokenHash + 4 * 4112 + 16;
export const tokenUnigram = tokenRange + 4 * 4112;
export const tokenLink = tokenUnigram + 4 * maxTokens + 16;
export const tokenFirst = tokenLink + 4 * maxTokens;
export const tokenKind = tokenFirst + 2 * maxTokens;
export const tokenSense = tokenKind + maxTokens;

/** How many tokens begin with each ASCII unit. */
export const ofUnit = tokenSense + maxTokens;

/** The sentences of a text: their tokens (`to` excluded), and room to reckon what crosses their borders. */
export const sentenceFrom = ofUnit + 2 * 128;
export const sentenceTo = sentenceFrom + 2 * maxTokens;
export const sentenceChange = sentenceTo + 2 * maxTokens;

/** The keys that link sentences: entries of 12 bytes, and a table of twice as many places (a power of 2) that tells where each lies. */
export const spanPlaces = 2 * maxTokens;
export const spanPlace = sentenceChange + 2 * maxTokens;
export const span = spanPlace + 2 * spanPlaces;

/** What is counted of a text, 32-bit numbers as counts.ts lists them. */
export const count = span + 12 * maxTokens;
export const maxCounts = 32;

/** Hashes that are no n-grams: signals, and what is known of a problem beside its texts. */
export const maxOthers = 64;
export const others = count + 4 * maxCounts;

/** Two texts' buckets: three for each token and for each character, one for the last word, the others, and room for a vector. */
export const maxBuckets = 2 * (3 * maxTokens + 3 * 4098 + 1 + maxOthers) + 16;
export const bucketBits = 19;
export const blocks = 6;
export const bucket = others + 4 * maxOthers;
/** Where each block ends in `bucket`. */
export const ends = bucket + 4 * maxBuckets;
/** The sums of each block's weights: quality and difficulty. */
export const sums = ends + 4 * blocks + 8;
/** The weights of each bucket: quality in the lower 16 bits, difficulty in the upper. */
export const weights = sums + 8 * blocks + 16;
export const bytes = weights + 4 * (1 << bucketBits);
