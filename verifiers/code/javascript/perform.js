// The candidate's side: performs the calls in order and writes one line for each. Nothing here knows what an answer should be.
(async () => {
  const { appendFileSync, readFileSync } = await import('node:fs');
  const { write, parse } = { write: JSON.stringify, parse: JSON.parse };
  const say = (line) => appendFileSync('_rlvr_report', `${write(line)}\n`);
  say({ loaded: true });
  for (const { method, args } of parse(readFileSync('_rlvr_calls.json', 'utf8'))) {
    try {
      const given = _rlvr.decode(args);
      const result = method === null ? await ENTRY(...given) : await new ENTRY()[method](...given);
      say({ result: _rlvr.encode(result) });
    } catch (error) {
      say({ raised: String(error?.name ?? typeof error), message: String(error?.message ?? error).slice(0, 500) });
    }
  }
  process.exit(0);
})();
