require('node:http').createServer().listen(8000, () => console.log('ESCAPED')).on('error', () => {});
