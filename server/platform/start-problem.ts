/** Something a person has to put right before the program can start. Printed as sentences, never with a stack. */
export class StartProblem extends Error {
  readonly sentences: readonly string[]

  constructor(...sentences: string[]) {
    super(sentences.join('\n'))
    this.name = 'StartProblem'
    this.sentences = sentences
  }
}
