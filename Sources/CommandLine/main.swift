print("timbang")
