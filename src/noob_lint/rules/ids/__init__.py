"""Rules about ids and slots, one module each."""
