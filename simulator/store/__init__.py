"""The record: what is kept, in SQLite or PostgreSQL, chosen by one URL. The only package that knows a database.

Callers see `Store`, `Tx` and the frozen rows of `rows`; no table, session or driver error leaves this package. It may
import anything below services.
"""
