const socket = require('node:net').connect(22, '127.0.0.1', () => console.log('ESCAPED'));
socket.on('error', () => {});
