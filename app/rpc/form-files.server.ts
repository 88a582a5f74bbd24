/** The bytes of a form's files under a name; an input where none was chosen counts for nothing. */
export async function formFiles(form: FormData, name: string): Promise<Uint8Array<ArrayBuffer>[]> {
  const files = form.getAll(name).filter((file): file is File => file instanceof Blob && file.size > 0)
  return Promise.all(files.map(async (file) => new Uint8Array(await file.arrayBuffer())))
}

/** The bytes of the one file under a name; empty where none was chosen. */
export const formFile = async (form: FormData, name: string): Promise<Uint8Array<ArrayBuffer>> =>
  (await formFiles(form, name))[0] ?? new Uint8Array()
