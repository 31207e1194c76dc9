"""ASEAN's members, capitals, summits and smart cities: dated, sourced facts and pure look-ups."""
__version__ = "0.1.0"
