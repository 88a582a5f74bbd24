import type zh from '../zh-CN/elder.ts'
import type { Shape } from '../shape.ts'

export default {} satisfies Shape<typeof zh>
