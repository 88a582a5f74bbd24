/** The bytes of a form's photo; none where none was chosen. */
export async function photoBytes(form: FormData): Promise<Uint8Array<ArrayBuffer>> {
  const photo = form.get('photo')
  return photo instanceof Blob ? new Uint8Array(await photo.arrayBuffer()) : new Uint8Array()
}
