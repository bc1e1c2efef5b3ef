const assert = require('node:assert');
function add(a, b) { assert.equal(1, 2); }
