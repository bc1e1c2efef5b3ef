# ending: output_limit
while True:
    try:
        print("x" * 1000)
    except BaseException:
        pass
