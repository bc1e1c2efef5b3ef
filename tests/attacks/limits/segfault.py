# ending: signalled
import ctypes
ctypes.string_at(0xFFFFFF00, 1 << 20)
