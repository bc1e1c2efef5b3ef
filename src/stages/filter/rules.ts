/** The rules of the filter stage, in the order in which they are asked; the first that catches names the reason. */
import type { Rule } from './rule.js';

/** The sentences that end in a question mark. Decimal points and abbreviations in them do not matter here. */
const questionMarks = /\?(?=\s|$|["'”’)\]}$])/g;

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
    /\uFFFD|[\u0000-\u0008\u000B\u000E-\u001F]/.test(text) ||
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

const figure = '(?:figure|diagram|picture|image|graph|chart|plot|drawing|map|illustration)';
const needsFigureText = new RegExp(
  [
    `\\b(?:in|from|to|using|on|at) (?:the|this|following) (?:\\w+ )?${figure}s?\\b(?! of)(?! (?:is|are) (?:drawn|plotted|made))`,
    `\\b${figure}s? (?:\\w+ )?(?:below|above|shown|at (?:the )?(?:right|left))`,
    `\\bas shown\\b(?! that)`,
    `\\bshown (?:in|below|above|here|at (?:the )?(?:right|left))`,
    `\\b(?:pictured|depicted|graphed|illustrated) (?:below|above|here)`,
    `\\bthe (?:following|accompanying) ${figure}\\b`,
    `\\bthe ${figure} (?:shows|represents|gives|depicts)\\b`,
    `\\bthe table (?:below|above|shows)\\b`,
  ].join('|'),
  'i',
);
const drawn = /\[asy\]|\\begin\{(?:tikzpicture|asy|tabular|array|picture)\}|\|.*\|.*\n\s*\|?\s*:?-{2,}/;

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
  domains: 'prose',
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

const yesNo: Rule = {
  code: 'yes-no',
  reason: 'the question can be answered by yes or no, which a guess gets right half of the time',
  domains: 'prose',
  catches: ({ text }) => {
    const last =
      text
        .trim()
        .split(/(?<=[.!?])\s+|\n+/)
        .at(-1) ?? '';
    const alternatives = /\b(?:which|what|how|why|who|where|when|whose|if so|or)\b/i;
    return (
      /\b(?:yes or no|yes\/no|true or false|answer with (?:yes|true))\b/i.test(text) ||
      (/^(?:["'“(]?\s*)(?:is|are|was|were|does|do|did|can|could|will|would|has|have|should)\s.*\?["'”)]?$/i.test(
        last,
      ) &&
        !alternatives.test(last))
    );
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
    ],
  },
};

const severalQuestions: Rule = {
  code: 'several-questions',
  reason: 'the prompt asks several questions at once, and one answer cannot be judged for all',
  domains: 'prose',
  catches: ({ text }) => {
    const parts = /(?:^|\s)\(?(?:a|i|1)[).]\s[\s\S]+?(?:^|\s)\(?(?:b|ii|2)[).]\s/im.test(text);
    const asks = (
      text.match(
        /\b(?:find|compute|determine|calculate|evaluate|what|how many|how much|how far|how long|who|when)\b/gi,
      ) ?? []
    ).length;
    const marks = (text.match(questionMarks) ?? []).length;
    return (
      (parts && asks >= 2 && !/[\n\s]\(?[cC][).]\s[\s\S]+\(?[dD][).]\s/.test(text) && marks !== 1) ||
      marks >= 3
    );
  },
  examples: {
    caught: [
      '(a) Find the sum of the roots. (b) Find their product.',
      'A train leaves at 5. How far does it go? When does it arrive? What does it cost?',
    ],
    spared: ['How many apples are left?', 'Which is larger? (A) 2/3 (B) 3/4 (C) 4/5 (D) 5/6'],
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
