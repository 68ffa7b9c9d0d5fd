"""offline@1: a level for what was written, from sentence similarity, patterns and facts, by coefficients that were
fitted beforehand. No network, nothing drawn, nothing fitted here. Pure: the encoder is handed in."""
