"""The bundled model of the encoder and any other: found, unpacked, traced, quantised, kept."""
