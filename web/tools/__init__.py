"""What build.py does, one module an idea. Standard library only."""
