import sharp from 'sharp'

/** What families might have photographed, drawn: there are no photos of homes that do not exist. */
const scenes = {
  towels: `<rect width="1200" height="900" fill="#e9efe9"/>
    <g stroke="#d3ded6" stroke-width="6">${lines(150, 'h')}${lines(150, 'v')}</g>
    <rect y="640" width="1200" height="260" fill="#cfd8cd"/>
    <path d="M0 640h1200" stroke="#b7c4b9" stroke-width="8"/>
    <rect x="150" y="130" width="900" height="22" rx="11" fill="#9aa9a0"/>
    <path d="M230 140h250v300q0 24-24 24H254q-24 0-24-24z" fill="#f7f3ea"/>
    <path d="M230 372h250v34H230z" fill="#d98d5f"/><path d="M230 418h250v10H230z" fill="#e6b08d"/>
    <path d="M545 140h210v220q0 24-24 24H569q-24 0-24-24z" fill="#7ea893"/>
    <path d="M545 300h210v20H545z" fill="#5d8a75"/>
    <g transform="translate(800 250)"><rect x="0" y="150" width="250" height="56" rx="28" fill="#f2ece0"/>
    <rect x="10" y="96" width="230" height="58" rx="29" fill="#e8c9ae"/><rect x="18" y="42" width="214" height="58" rx="29" fill="#f7f3ea"/>
    <rect x="-30" y="206" width="310" height="20" rx="10" fill="#a58763"/></g>
    <g transform="translate(190 690)"><rect width="640" height="130" rx="40" fill="#5d8a75"/>
    <g fill="#76a08c">${dots(15, 3)}</g></g>
    <path d="M900 820q-34-150 24-150h90q58 0 24 150z" fill="#c9b394"/><ellipse cx="969" cy="672" rx="62" ry="20" fill="#b29a78"/>`,
  thermometer: `<rect width="1200" height="900" fill="#f1ebdf"/><rect y="520" width="1200" height="380" fill="#dccbb0"/>
    <path d="M0 520h1200" stroke="#c9b492" stroke-width="8"/>
    <path d="M250 430h640l-60 330q-8 44-54 44H364q-46 0-54-44z" fill="#8fb5a4"/>
    <ellipse cx="570" cy="430" rx="320" ry="74" fill="#a8c9ba"/><ellipse cx="570" cy="434" rx="278" ry="56" fill="#d7e9ec"/>
    <path d="M420 430q40-18 80 0t80 0 80 0" fill="none" stroke="#b3d0d6" stroke-width="8" stroke-linecap="round"/>
    <g transform="rotate(14 760 300)"><rect x="724" y="150" width="72" height="300" rx="36" fill="#fbf8f2" stroke="#c7bfb0" stroke-width="6"/>
    <rect x="740" y="178" width="40" height="64" rx="10" fill="#2f5a49"/><rect x="752" y="262" width="16" height="150" rx="8" fill="#d9734e"/></g>
    <path d="M930 520V380q0-40 40-40h70q40 0 40 40v140z" fill="#f7f3ea"/><path d="M930 440h150v26H930z" fill="#d98d5f"/>`,
} as const

export type DrawnScene = keyof typeof scenes

/** One of them as a camera would send it (JPEG). */
export const drawnPhoto = (scene: DrawnScene): Promise<Buffer> =>
  sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900">${scenes[scene]}</svg>`),
  )
    .jpeg({ quality: 88 })
    .toBuffer()

function lines(step: number, way: 'h' | 'v'): string {
  const at = Array.from({ length: 7 }, (_, no) => no * step)
  return at.map((x) => (way === 'h' ? `<path d="M0 ${x}h1200"/>` : `<path d="M${x + 90} 0v640"/>`)).join('')
}

function dots(across: number, down: number): string {
  return Array.from({ length: across * down }, (_, no) => {
    const [x, y] = [no % across, Math.floor(no / across)]
    return `<circle cx="${40 + x * 40}" cy="${30 + y * 35}" r="9"/>`
  }).join('')
}
