/** A story and its question as one text. A story that lacks its full stop would run into the question; an open clause goes on in it. */
export function wordProblem(body: string, question: string): string {
  const [story, asked] = [body.trim(), question.trim()];
  if (/[.!?,;:]["'”’)]*$/.test(story)) return `${story} ${asked}`;
  if (!openClause.test(story)) return `${story}. ${asked}`;
  return `${story}, ${asked.replace(/^(How|What|Which|Who|Where|When)\b/, (word) => word.toLowerCase())}`;
}

/** The last sentence begins with a word that wants a main clause after it. */
const openClause = /(?:^|[.!?]\s+)(?:If|When|Since)\b[^.!?]*$/;
