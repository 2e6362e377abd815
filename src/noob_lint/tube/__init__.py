"""One tube: elements, references, data flow. Knows nothing of other tubes or of rules."""
