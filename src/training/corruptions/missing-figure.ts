import { type Corruption, combinations, type Phrases, sentencesOf } from './corruption.js';

/** Every phrase of `seen` is made of one piece of each list, so that the scorer meets the pieces in many companies. */
const pieces = {
  opening: [
    'As',
    'In',
    'On',
    'From',
    'Use',
    'Using',
    'See',
    'Refer to',
    'Look at',
    'Study',
    'Read off',
    'According to',
    'Based on',
    'Given',
  ],
  which: [
    'the',
    'this',
    'the following',
    'the attached',
    'the given',
    'the adjacent',
    'the next',
    'the above',
    'the enclosed',
    'the',
  ],
  what: [
    'figure',
    'diagram',
    'graph',
    'picture',
    'table',
    'chart',
    'drawing',
    'image',
    'map',
    'photo',
    'scatter plot',
    'bar graph',
    'number line',
    'screenshot',
    'circuit',
    'grid',
    'Venn diagram',
    'flowchart',
    'Figure 1',
    'Fig. 2',
    'Table 4',
    'Exhibit B',
    'histogram',
    'schematic',
  ],
  where: [
    'below',
    'above',
    'on the right',
    'to the left',
    'on the next page',
    'shown here',
    'provided',
    'at the bottom',
    'in the margin',
    'as labeled',
    'on page 56',
    'with the given measurements',
    'in your book',
    'from the handout',
    'on the board',
    'in the appendix',
    '',
  ],
  rest: [
    '.',
    ', the region is shaded.',
    ', the sides are marked.',
    ', the missing values are listed.',
    ' for the lengths.',
    ', the points are labeled.',
    ' to find what is needed.',
    ', the two shapes overlap.',
    ', the rates are given.',
    ' shows the remaining numbers.',
    ' gives the data.',
    ' lists the prices.',
    ', the angles are indicated.',
    ' to answer the question.',
    ' represents the situation.',
  ],
};

const references: Phrases = {
  seen: combinations(pieces),
  unseen: [
    'Consult Figure 3 for the dimensions.',
    'The accompanying illustration gives the details.',
    'All values can be read off the plot shown.',
    'Use the information in the table at the top of the page.',
    'The sketch beside the text shows how they are placed.',
    'Take the missing lengths from the diagram provided.',
  ],
};

/** The text leans on a figure that is not there: a drawing is cut out of it, or numbers give way to a reference. */
export const missingFigure: Corruption = {
  name: 'missing-figure',
  corrupt(text, { draw, templates }) {
    const without = text.replace(/\s*\[asy\][\s\S]*?\[\/asy\]\s*/g, ' ').trim();
    const sentences = sentencesOf(without);
    if (sentences.length === 0) return undefined;
    const at = draw.int(0, Math.max(0, sentences.length - 1));
    const reference = draw.pick(references[templates]);
    // In place of a sentence that told something, or before the question where there is no other.
    if (sentences.length > 1 && at < sentences.length - 1) sentences.splice(at, 1, reference);
    else sentences.splice(sentences.length - 1, 0, reference);
    return sentences.join(' ');
  },
};
