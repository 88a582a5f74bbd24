export type Picture = {
  readonly route: string
  readonly state: string
  readonly who: string
  readonly file: string
}

/** A page that shows all pictures, by route, and says what was found wrong. */
export function indexPage(pictures: readonly Picture[], faults: readonly string[]): string {
  const routes = byRoute(pictures)
  const sections = [...routes].map(
    ([route, shots]) => `<h2>${escaped(route)}</h2><div>${shots.map(figure).join('')}</div>`,
  )
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Gallery</title><style>
body{font:15px/1.5 system-ui;margin:2rem}div{display:flex;flex-wrap:wrap;gap:1rem}figure{margin:0}img{height:22rem;border:1px solid #ccc}
</style><h1>${pictures.length} pictures, ${faults.length} faults</h1><ul>${faults
    .map((fault) => `<li>${escaped(fault)}</li>`)
    .join('')}</ul>${sections.join('')}</html>`
}

const figure = ({ state, who, file }: Picture) =>
  `<figure><a href="${file}"><img loading="lazy" alt="" src="${file}"></a><figcaption>${escaped(`${state}, ${who}`)}</figcaption></figure>`

function byRoute(pictures: readonly Picture[]): Map<string, Picture[]> {
  const routes = new Map<string, Picture[]>()
  for (const picture of pictures) routes.set(picture.route, [...(routes.get(picture.route) ?? []), picture])
  return routes
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
