"""Indonesian text primitives on plain text: sentences, tokens, dates, money. Word lists come from the lexicon."""
