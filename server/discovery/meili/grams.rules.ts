/**
 * The pairs of neighbouring letters in folded text, and each last letter alone: whatever somebody types is found in the
 * middle of a word as well, which no way of cutting Chinese into words can promise. Spaces part what does not belong
 * together.
 */
export function gramsOf(texts: readonly string[]): string[] {
  const grams = new Set<string>()
  for (const chunk of texts.join(' ').split(' ')) {
    const letters = [...chunk]
    for (const [at, letter] of letters.entries()) grams.add(letter + (letters[at + 1] ?? ''))
  }
  grams.delete('')
  return [...grams]
}

/** What has to be among a text's grams for `text` to be in it; a single letter has to be the beginning of one. */
export function gramsIn(text: string): string[] {
  const letters = [...text]
  if (letters.length < 2) return letters
  return [...new Set(letters.slice(0, -1).map((letter, at) => letter + letters[at + 1]))]
}
