/**
 * One thread from a window with a phone in it to a door that opens, an old man on his chair waiting behind it:
 * 子女网上下单、老人体验服务. Decoration only.
 */
export function HomeDrawing() {
  return (
    <svg
      viewBox="0 0 420 260"
      aria-hidden="true"
      className="h-auto w-full text-pine"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d="M10 236h400" className="text-pine-line" stroke="currentColor" />
      <g>
        <path d="M28 236V58q0-8 8-8h88q8 0 8 8v178" className="text-pine-line" stroke="currentColor" />
        <path d="M46 72h68v74H46zM80 72v74" className="text-pine-line" stroke="currentColor" />
        <path d="M46 172h28v26H46zM88 172h26v26H88z" className="text-pine-line" stroke="currentColor" />
        <circle cx="72" cy="103" r="10" fill="var(--paper)" />
        <path d="M62 101q2-12 11-12 9 1 10 11" />
        <path d="M52 146v-9q2-17 20-17 17 0 20 17v9" fill="var(--paper)" />
        <path d="M88 136l9-12" />
        <rect x="94" y="108" width="10" height="18" rx="2" fill="var(--surface)" />
      </g>
      <path
        d="M104 117c34-6 52-60 92-54 36 6 20 62-6 52-24-10 0-56 44-44 38 10 30 62 38 104"
        className="text-persimmon"
        stroke="currentColor"
        strokeWidth="2.6"
      />
      <g>
        <path d="M256 236V112q0-8 8-8h118q8 0 8 8v124" className="text-pine-line" stroke="currentColor" />
        <path d="M246 106l77-50 77 50" />
        <path d="M270 236v-84h44v84" />
        <path d="M270 236l-18 10v-86l18-8" fill="var(--surface)" />
        <circle cx="259" cy="200" r="2.2" fill="currentColor" stroke="none" />
        <circle
          cx="272"
          cy="175"
          r="5"
          className="text-persimmon"
          fill="var(--paper)"
          stroke="currentColor"
          strokeWidth="2.6"
        />
      </g>
      <g>
        <circle cx="352" cy="160" r="11" fill="var(--paper)" />
        <path d="M342 156q3-9 10-9 8 0 10 8" />
        <path d="M340 212v-24q1-15 13-15 14 1 14 17v10" fill="var(--paper)" />
        <path d="M345 194l-16 2M340 212h24v24M344 212v24" />
        <path d="M370 178v58M370 212h-8" />
        <path d="M318 236v-30h14M325 206v-6h8v6" />
        <path d="M327 194q-2-3 0-6m5 6q-2-3 0-6" className="text-pine-line" stroke="currentColor" />
      </g>
      <g>
        <circle cx="214" cy="172" r="11" fill="var(--paper)" />
        <path d="M204 170q1-11 10-11 10 0 10 11l-4-4-12-1z" fill="currentColor" fillOpacity="0.12" />
        <path d="M198 236v-34q1-16 16-16 16 1 16 16v34" fill="var(--paper)" />
        <path d="M229 204l13 5M206 236v-14M222 236v-14" />
        <path d="M186 214h16v16h-16zM190 214v-4h8v4M194 219v6M191 222h6" fill="var(--surface)" />
      </g>
    </svg>
  )
}
