export { Avatar, type AvatarSize } from './avatar.tsx'
export { Badge, Tag, type Tone } from './badge.tsx'
export { Breadcrumbs } from './breadcrumbs.tsx'
export { Button, buttonClass, LinkButton, SubmitButton } from './button.tsx'
export { Chips, ChipsField } from './chips-field.tsx'
export { Checkbox, CheckboxCards, RadioCards } from './choice.tsx'
export { cx } from './cx.ts'
export { DescriptionList } from './description-list.tsx'

export { EmptyState } from './empty-state.tsx'

export { controlProps, Field, FieldGroup } from './field.tsx'
export { KeyCode } from './key-code.tsx'
export { Card, Cluster, Grid, Page, PageHead, Section, Stack, WithAside } from './layout.tsx'
export { Money } from './money.tsx'
export { Notice } from './notice.tsx'
export { Pagination } from './pagination.tsx'
export { Progress } from './progress.tsx'
export { Quantity } from './quantity.tsx'

export { Stars, StarsField } from './stars.tsx'
export { SubmitBar } from './submit-bar.tsx'
export { type Column, Table } from './table.tsx'
export { Tabs } from './tabs.tsx'
export {
  CodeField,
  DateField,
  FileField,
  PhoneField,
  PICTURES,
  Select,
  TextArea,
  TextField,
  TimeField,
} from './text-field.tsx'
export { When } from './when.tsx'
