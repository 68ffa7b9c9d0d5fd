"""How what ships was made: the small weights of the encoder and the coefficients of the offline scorer. Nothing here
runs in the app."""
