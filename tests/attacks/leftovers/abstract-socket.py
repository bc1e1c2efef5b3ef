import socket
s = socket.socket(socket.AF_UNIX)
s.bind("\0leak")
s.listen()
