import os
os.mkdir("/tmp/__proto__")
for name in ("__proto__", "constructor", "toString", "hasOwnProperty", "contents"):
    with open("/tmp/__proto__/" + name, "w") as file:
        file.write("x")
print("done", sorted(os.listdir("/tmp/__proto__")))
