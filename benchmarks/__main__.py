"""`python -m benchmarks`: every benchmark, one after the other."""

from benchmarks import engine, load, pages, scoring

if __name__ == "__main__":
    engine.main()
    scoring.main()
    pages.main()
    load.main()
