ROWS=()
def unlisted(engine, case, differences): return list(differences)
