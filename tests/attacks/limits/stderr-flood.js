// ending: output_limit
for (;;) require('node:fs').writeSync(2, 'x'.repeat(4096));
