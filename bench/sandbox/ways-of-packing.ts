/** How completions hold a program: in the marks that models are seen to write, or in none. */

const fence = '```';
const indented = (code: string, by: string): string => code.replace(/^(?=.*\S)/gm, by);
const escaped = (code: string): string =>
  code.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const session = (code: string): string =>
  code
    .trimStart()
    .replace(/^(?=\S)/gm, '>>> ')
    .replace(/^(?!>>> )/gm, '... ');

/** Each holds the program `code`, and no other that defines what is asked for. */
export const packings: Readonly<Record<string, (code: string) => string>> = {
  bare: (code) => code,
  proseBehind: (code) => `${code}\n\nThis function does what is asked. It runs in linear time.`,
  proseAround: (code) =>
    `Here is the program:\n\n${code}\n\n### Explanation\n\nWe loop, then return it.\n- It is fast.`,
  session,
  windows: (code) => `Here:\n\n${fence}python\n${code}\n${fence}\n`.replaceAll('\n', '\r\n'),
  fenced: (code) => `Here:\n\n${fence}python\n${code}\n${fence}\nDone.`,
  untagged: (code) => `Here:\n\n${fence}\n${code}\n${fence}`,
  tildes: (code) => `~~~python\n${code}\n~~~`,
  attributes: (code) => `${fence}{.python .numberLines}\n${code}\n${fence}`,
  title: (code) => `${fence}python title="main.py"\n${code}\n${fence}`,
  fileName: (code) => `${fence}python:main.py\n${code}\n${fence}`,
  label: (code) => `${fence}\npython\n${code}\n${fence}`,
  cutOff: (code) => `Here:\n${fence}python\n${code}`,
  list: (code) => `1. The program:\n   ${fence}python\n${indented(code, '   ')}\n   ${fence}\n2. It is fast.`,
  document: (code) => `${fence}\`markdown\n# Program\n${fence}python\n${code}\n${fence}\n${fence}\``,
  indented: (code) => `The program:\n\n${indented(code, '    ')}\n\nDone.`,
  html: (code) => `<pre><code class="language-python">${escaped(code)}</code></pre>\nDone.`,
  lstlisting: (code) => `\\begin{lstlisting}[language=Python]\n${code}\n\\end{lstlisting}`,
  minted: (code) => `\\begin{minted}{python}\n${code}\n\\end{minted}`,
  verbatim: (code) => `\\begin{verbatim}\n${code}\n\\end{verbatim}`,
  answer: (code) => `<think>\nHow?\n</think>\n<answer>\n${fence}python\n${code}\n${fence}\n</answer>`,
  exampleBehind: (code) => `${fence}python\n${code}\n${fence}\nUse:\n${fence}python\nprint(1)\n${fence}`,
};
