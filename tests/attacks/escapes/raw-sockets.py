import socket
for family, kind in ((2, 1), (2, 2), (2, 3), (10, 1), (16, 3), (17, 3), (38, 5), (40, 1)):
    try:
        socket.socket(family, kind)
        print("ESCAPED", family, kind)
    except (OSError, AttributeError):
        pass
