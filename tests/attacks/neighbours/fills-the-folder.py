def trick():
    for i in range(1 << 20):
        with open(f"/tmp/{i}", "wb") as file:
            file.write(bytes(1 << 20))
