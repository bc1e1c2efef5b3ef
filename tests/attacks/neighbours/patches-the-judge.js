function trick() {
  JSON.stringify = () => '{"result":{"v":0,"t":[]}}';
  Array.prototype.push = () => 0;
  return 0;
}
