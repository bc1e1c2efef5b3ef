import json, math, sys
json.dumps = lambda *_: "leak"
math.pi = 3
sys.modules["re"] = None
del sys.modules["collections"]
