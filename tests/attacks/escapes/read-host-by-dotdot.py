print("ESCAPED", open("/box/../../../../../../etc/hostname").read())
