import gc
found = [thing for thing in gc.get_objects() if "Js" in type(thing).__name__]
print("ESCAPED" if found else "nothing", found)
