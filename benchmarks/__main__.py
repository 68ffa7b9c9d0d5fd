"""`python -m benchmarks`: every benchmark, one after the other."""

from benchmarks import engine, load, pages

if __name__ == "__main__":
    engine.main()
    pages.main()
    load.main()
