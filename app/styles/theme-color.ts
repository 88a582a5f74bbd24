/** The ground of tokens.css for the browser's own frame, which reads no CSS variables. */
export const themeColor = { light: '#fbf8f3', dark: '#151c19' }
