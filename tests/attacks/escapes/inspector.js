try {
  require('node:inspector').open(9229, '0.0.0.0');
  if (require('node:inspector').url()) console.log('ESCAPED');
} catch {}
