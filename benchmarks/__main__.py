"""`python -m benchmarks`: every benchmark, one after the other."""

from benchmarks import content, engine, load, pages, scoring

if __name__ == "__main__":
    content.main()
    engine.main()
    scoring.main()
    pages.main()
    load.main()
