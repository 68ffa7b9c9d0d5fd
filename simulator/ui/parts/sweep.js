// Draws nothing. Drops the local copies of drafts that are no longer wanted on this machine.
// data: drop (a prefix of localStorage keys, as `firedrill:`), keep (a longer prefix to leave alone, or null).
export default function ({ data: [data] }) {
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(data.drop) && !(data.keep && key.startsWith(data.keep))) localStorage.removeItem(key);
  } catch { /* storage is forbidden here, so nothing was kept */ }
}
