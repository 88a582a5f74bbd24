/** Calls a phone and reads words out. The console calls nobody: it keeps the words in the database, where the demo shows them. */
export type VoicePort = {
  readonly name: 'console'
  /**
   * Throws when nobody could be called; it may be tried again.
   * @param to mainland mobile number without country code
   */
  call(said: { readonly to: string; readonly words: string }): Promise<void>
}
