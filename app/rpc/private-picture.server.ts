/** A JPEG for one person's eyes; kept by their own browser for a few minutes only. */
export const privatePicture = (bytes: Uint8Array): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'image/jpeg',
      'Cache-Control': 'private, max-age=300',
      'Content-Disposition': 'inline',
      'X-Robots-Tag': 'noindex',
    },
  })
