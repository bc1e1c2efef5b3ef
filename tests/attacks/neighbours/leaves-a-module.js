// The next test's program would load it in place of Node's.
function trick() {
  for (const place of ['assert.js', '/tmp/assert.js', '/tmp/package.json'])
    require('node:fs').writeFileSync(place, 'process.exit(1)');
  return 0;
}
