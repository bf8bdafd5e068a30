"""What is wrong with a style, in words: apart from what finds it, which is most of this folder."""


def words(violation) -> str:
    """Say what a violation is, as ``judgement.judge`` lists it: property, value, bound."""
    _, name, value, bound = violation
    return name + ": " + value + "; " + bound
