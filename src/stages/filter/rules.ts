/** The rules of the filter stage, in the order in which they are asked; the first that catches names the reason. */
import type { Rule } from './rule.js';

/** Drawings inside a prompt, whose labels are no prose. */
const drawing = /\[asy\][\s\S]*?\[\/asy\]/g;

/** The sentences of a prompt; neither a factorial such as 5! nor an initial such as T. ends one. */
function sentences(text: string): string[] {
  return text
    .replace(drawing, ' ')
    .trim()
    .split(/(?<=(?<!\b[A-Z])[.?]["'”’)$]*|[A-Za-z]!)\s+|\n+/)
    .filter((sentence) => sentence !== '');
}

const empty: Rule = {
  code: 'empty',
  reason: 'the prompt has no text',
  domains: 'all',
  catches: ({ text }) => !/[\p{L}\p{N}]/u.test(text),
  examples: { caught: ['', '   ', '???'], spared: ['2+2'] },
};

const brokenEncoding: Rule = {
  code: 'broken-encoding',
  reason: 'characters were lost or read in the wrong encoding',
  domains: 'all',
  catches: ({ text }) =>
    /\uFFFD|(?![\t\n\v\f\r])\p{Cc}/u.test(text) ||
    /Ã[\u0080-\u00BF©¨¤¶¼¡]|â€[\u0080-\u00BF™œ¦“”]|Â[°²³±«»·]/.test(text),
  examples: {
    caught: ['A cafÃ© sells 12 cakes.', 'Tom�s has 3 apples.', 'Itâ€™s 5 oâ€™clock.'],
    spared: ['A café sells 12 cakes at 30° and 5 ± 2.', 'São Paulo'],
  },
};

const tooShort: Rule = {
  code: 'too-short',
  reason: 'the prompt is shorter than `min_characters`',
  domains: 'all',
  catches: ({ text }, { min_characters }) => text.length < min_characters,
  examples: { caught: ['Why?'], spared: ['What is 17 times 23?'] },
};

const tooLong: Rule = {
  code: 'too-long',
  reason: 'the prompt is longer than `max_characters`',
  domains: 'all',
  catches: ({ text }, { max_characters }) => text.length > max_characters,
  examples: { caught: ['x'.repeat(20_001)], spared: ['Find the sum of the first 40 odd numbers.'] },
};

const link: Rule = {
  code: 'link',
  reason: 'the prompt points to a page that a model cannot open',
  domains: 'prose',
  catches: ({ text }) => /https?:\/\/|\bwww\.[a-z0-9-]+\.|!?\[[^\]]*\]\(\S+\.\S+\)/i.test(text),
  examples: {
    caught: [
      'Use the data at https://example.org/a.csv to find the mean.',
      'See www.example.org for the rules.',
    ],
    spared: ['Let f(x) = [x](x+1). Find f(2.5).'],
  },
};

const figure = '(?:figure|diagram|picture|image|graph|chart|drawing|illustration|table|grid|number line)';
const place = '(?:below|above|(?:at|to|on) (?:the )?(?:left|right))';
const needsFigureText = new RegExp(
  [
    `\\b(?:in|from|see|using|refer to|on) the (?:following |accompanying |adjoining |adjacent |given )?(?:figure|diagram)\\b(?! of)`,
    `\\bthe (?:following|accompanying|adjoining) ${figure}s?\\b`,
    `\\b${figure}s? (?:is |are )?(?:shown |pictured |given |drawn )?${place}`,
    `\\bthe (?:figure|diagram|chart|picture|image) (?:shows|represents|gives|depicts)\\b`,
    `\\b(?:shown|pictured|depicted|illustrated|graphed|drawn|shaded) (?:${place}|in the ${figure}|here)`,
    '\\bas (?:shown|pictured|depicted|illustrated)\\b(?! that)',
  ].join('|'),
  'i',
);
/** What a figure or table in the prompt itself looks like. */
const drawn = /\[asy\]|\\begin\{|\|.*\|.*\n\s*\|?\s*:?-{2,}/;

const needsFigure: Rule = {
  code: 'needs-figure',
  reason: 'the prompt refers to a figure or table that it does not hold',
  domains: 'prose',
  catches: ({ text }) => needsFigureText.test(text) && !drawn.test(text),
  examples: {
    caught: [
      'In the figure below, find the area of the shaded triangle.',
      'The diagram shows a circle inside a square. What is the shaded area?',
      'Find angle ABC as shown.',
      'The table below gives the sales of three weeks. Find their mean.',
    ],
    spared: [
      'The graph of y = x^2 is shifted up by 3. What is its new vertex?',
      'In the graph of $y=\\sin x$, how many zeros lie in (0, 10)?',
      'Sam took 12 pictures in the morning and 8 at noon. How many pictures did he take?',
      'In the diagram, AB = 3. [asy]draw((0,0)--(3,0));[/asy] Find AC.',
    ],
  },
};

const proof: Rule = {
  code: 'proof',
  reason: 'the prompt asks for a proof, which has no answer to compare',
  domains: 'open',
  catches: ({ text }) =>
    /(?:^|[.!?;:,]\s+|\n\s*|\b(?:and|then|to)\s+|\([a-z]\)\s*)(?:please\s+)?(?:prove|disprove|show|demonstrate|justify)\s+(?:that|why|the (?:following|identity|inequality|theorem|statement))\b|^\s*(?:prove|disprove)\b/i.test(
      text,
    ) &&
    !/\b(?:find|compute|determine|calculate|evaluate|what|how many|how much)\b[^.?!]*[.?!]?\s*$/i.test(text),
  examples: {
    caught: [
      'Prove that the square root of 2 is irrational.',
      'Let n be odd. Show that n^2 - 1 is divisible by 8.',
    ],
    spared: [
      'Show that n is even and find the smallest such n.',
      'A show that lasts 2 hours starts at 7. When does it end?',
    ],
  },
};

const asks =
  /\b(?:find|compute|determine|calculate|evaluate|what|how (?:many|much|far|long|old|tall|fast)|who|when|where|which)\b/i;
const asksForYes = /^["'“(]*(?:is|are|was|were|does|do|did|can|could|will|would|has|have|should)\s/i;
const saysYesOrNo = /\b(?:yes or no|yes\/no|true or false|answer with (?:yes|true))\b/i;
const asksForMore = /\b(?:which|what|how|why|who|where|when|whose|if so|or)\b/i;

const yesNo: Rule = {
  code: 'yes-no',
  reason: 'the question can be answered by yes or no, which a guess gets right half of the time',
  domains: 'open',
  catches: ({ text }) => {
    const all = sentences(text);
    if (/^\W*(?:true or false|yes or no)\b/i.test(all.at(0) ?? '') || saysYesOrNo.test(all.at(-1) ?? ''))
      return true;
    const asked = all.filter((sentence) => /\?["'”’)$]*$/.test(sentence));
    const [question] = asked;
    if (question === undefined || asked.length > 1) return false;
    const after = all.slice(all.indexOf(question) + 1).join(' ');
    return asksForYes.test(question) && !asksForMore.test(question) && !asks.test(after);
  },
  examples: {
    caught: [
      'Is 91 a prime number?',
      'True or false: every square is a rectangle.',
      'A bag holds 9 marbles. Can they be shared by 4 children equally?',
    ],
    spared: [
      'Is 91 or 97 the prime number?',
      'How many primes are there below 91?',
      'Is it more, and if so by how much?',
      'How many of the factorials from 1! to 100! are divisible by 9?',
      'Is there a matrix that commutes with both? If so, find one.',
      'R. T. gave 19 of his cards away and has 45 left. How many cards did R. T. have at first?',
    ],
  },
};
/** Two lettered parts that ask. */
const lettered =
  /(?:^|\s)\(?(?:a|i)[).]\s+(?:\S+\s+){0,3}?(?:find|compute|determine|calculate|evaluate|what|how)\b[\s\S]+?\s\(?(?:b|ii)[).]\s/i;
const optionList = /\s\(?[cC][).]\s[\s\S]+\s\(?[dD][).]\s/;

const severalQuestions: Rule = {
  code: 'several-questions',
  reason: 'the prompt asks several questions at once, and one answer cannot be judged for all',
  domains: 'open',
  catches: ({ text }) => {
    const asked = sentences(text).filter((sentence) => asks.test(sentence));
    const [last, before] = sentences(text).reverse();
    const twoInARow = [last, before].every((sentence) => sentence?.endsWith('?') && asks.test(sentence));
    return twoInARow || (asked.length >= 2 && lettered.test(text) && !optionList.test(text));
  },
  examples: {
    caught: [
      '(a) Find the sum of the roots. (b) Find their product.',
      'A train leaves at 5. How far does it go by 8? When does it arrive?',
    ],
    spared: [
      'How many apples are left?',
      'Which is larger? (A) 2/3 (B) 3/4 (C) 4/5 (D) 5/6',
      'Guess how many beans there are. There are 12 rows of 31. How many beans is that?',
    ],
  },
};
export const rules: readonly Rule[] = [
  empty,
  brokenEncoding,
  tooShort,
  tooLong,
  link,
  needsFigure,
  proof,
  yesNo,
  severalQuestions,
];
