import { defineConfig } from 'prisma/config'

// scripts/prisma.mjs sets DATABASE_URL to the embedded database when no other is named.
export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? '' },
})
