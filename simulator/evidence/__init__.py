"""Evidence packs: what goes in, how it reads, and how a stranger checks one without us. Values in, bytes out; may
import progress and what lies below it."""
