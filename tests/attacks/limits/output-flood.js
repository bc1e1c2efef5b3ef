// ending: output_limit
for (;;) require('node:fs').writeSync(1, 'x'.repeat(4096));
