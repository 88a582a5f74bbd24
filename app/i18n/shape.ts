/**
 * The shape a second language has to fill: the same keys, any text. Chinese has one plural form (`_other`),
 * so a translation may add `_one` beside it.
 */
export type Shape<T> = {
  [K in keyof T]: T[K] extends string ? string : Shape<T[K]>
} & { [K in `${string}_one`]?: string }
