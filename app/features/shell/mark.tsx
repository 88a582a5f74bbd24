/** The mark of 颐幼: two roofs that are leaves, the elder one sheltering the young one. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 40 40" aria-hidden="true" className={className} fill="none">
      <path
        d="M17.5 4C9 9.2 4 16.4 4 24.2 4 31.6 9.2 36 15.4 36c1 0 2-.1 2.9-.3-2.6-2.3-4-5.5-4-9.2 0-5.300 3.300-10.300 9.600-14.300C22.600 9.200 20.500 6.400 17.500 4z"
        fill="currentColor"
      />
      <path
        d="M26.400 15.500c-5.700 3.400-9 7.300-9 11.700 0 5.200 4 8.800 9.300 8.800S36 32.400 36 27.200c0-4.400-3.500-8.300-9.600-11.700z"
        fill="currentColor"
        opacity="0.55"
      />
    </svg>
  )
}
