/** The words that announce an answer, in the languages that models answer in. */

/**
 * Lower-case phrases by the word they share: a text without the word needs no search for its phrases. The answer follows
 * the last phrase, up to the end of its line or sentence.
 */
export const phrases: Readonly<Record<string, readonly string[]>> = {
  answer: [
    'final answer is',
    'final answer',
    'answer is',
    'answers are',
    'answer equals',
    'answer:',
    'answer :',
    'answer**:',
    'answer** :',
    'answer__:',
    'answer*:',
    'answer}:',
    'answer</b>:',
    'answer</strong>:',
    'answer":',
    "answer':",
    'answer =',
    'answer to the problem is',
    'answer to the question is',
    'answer to this problem is',
    'answer to this question is',
  ],
  result: ['final result:', 'final result**:'],
  ans: ['ans:', 'ans.', 'ans =', 'ans.:'],
  respuesta: ['la respuesta es', 'la respuesta final es', 'respuesta final:', 'respuesta:'],
  réponse: ['la réponse est', 'réponse finale', 'réponse :', 'réponse:'],
  antwort: ['die antwort ist', 'die antwort lautet', 'antwort:'],
  risposta: ['la risposta è', 'risposta:'],
  resposta: ['a resposta é', 'a resposta final é', 'resposta final:', 'resposta:'],
  antwoord: ['het antwoord is', 'antwoord:'],
  odpowiedź: ['odpowiedź to', 'odpowiedź brzmi', 'odpowiedź:'],
  cevap: ['cevap:'],
  đáp: ['đáp án là', 'đáp án:', 'đáp số:'],
  الجواب: ['الجواب هو', 'الجواب:'],
  الإجابة: ['الإجابة هي', 'الإجابة النهائية هي', 'الإجابة:'],
  उत्तर: ['उत्तर है', 'उत्तर:'],
  ответ: ['ответ:', 'ответ'],
  答: ['答案是', '答案为', '答案為', '答案：', '答案:', '最终答案', '答えは', '答え：'],
  답: ['답은', '정답은', '정답:'],
};

/** What announces an answer in the last line alone: further up it speaks of one that is still to be found. */
export const closingPhrases: readonly string[] = [
  'answer would be',
  'answer should be',
  'answer must be',
  'answer becomes',
  'final result is',
];
