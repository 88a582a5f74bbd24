/** 林**: a name for those who only see that something is going on, or look over a shoulder. */
export const maskedName = (name: string): string => `${[...name][0] ?? ''}**`
