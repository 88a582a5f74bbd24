import type zh from '../zh-CN/discovery.ts'
import type { Shape } from '../shape.ts'

export default {} satisfies Shape<typeof zh>
