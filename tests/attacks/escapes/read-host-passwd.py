print("ESCAPED", open("/etc/passwd").read())
