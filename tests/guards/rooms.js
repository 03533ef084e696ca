import { dirname, join, relative, sep } from 'node:path'

/*
 * Who may import whom, enforced by the linter. The first room whose folder holds the file decides; what is not listed
 * for it is forbidden. `node` stands for Node's own modules.
 */

/** @type {readonly { room: string, may: readonly string[] }[]} */
export const rooms = [
  { room: 'shared/', may: ['shared/', 'valibot', '@internationalized/date'] },
  { room: 'main/store/', may: ['main/store/', 'shared/', 'node', 'valibot', 'lowdb'] },
  {
    room: 'main/services/',
    may: ['main/services/', 'main/store/', 'shared/', 'assets/', 'package.json', 'node', 'valibot', '@internationalized/date', 'ical.js'],
  },
  { room: 'main/electron/preload.ts', may: ['shared/', 'electron'] },
  {
    room: 'main/electron/',
    may: ['main/electron/', 'main/services/', 'main/store/', 'main/*.ts', 'shared/', 'node', 'valibot', 'electron', 'electron-store'],
  },
  {
    room: 'main/host/',
    may: ['main/host/', 'main/services/', 'main/store/', 'main/*.ts', 'shared/', 'package.json', 'node', 'valibot', 'conf'],
  },
  {
    room: 'main/cli/',
    may: ['main/cli/', 'main/services/', 'main/store/', 'main/*.ts', 'shared/', 'package.json', 'node', 'valibot', 'conf'],
  },
  { room: 'main/launch/', may: ['main/launch/', 'main/host/', 'main/store/', 'main/*.ts', 'shared/', 'node'] },
  { room: 'main/', may: ['main/', 'shared/', 'package.json', 'node', 'valibot', 'conf'] },
  { room: 'renderer/api/', may: ['renderer/api/', 'shared/', 'react', 'react-i18next', 'i18next', '@tanstack/react-query'] },
  {
    room: 'renderer/ui/',
    may: [
      'renderer/ui/',
      'shared/',
      'react',
      'react-i18next',
      'react-aria-components',
      '@internationalized/date',
      'lucide-react',
      '@tiptap',
    ],
  },
  ...['today', 'journal', 'calendar', 'workspace'].map((subject) => ({
    room: `renderer/${subject}/`,
    may: [
      `renderer/${subject}/`,
      'renderer/api/',
      'renderer/ui/',
      'shared/',
      'react',
      'react-i18next',
      'i18next',
      'wouter',
      '@tanstack/react-query',
      'react-aria-components',
      '@internationalized/date',
      'lucide-react',
      ...(subject === 'calendar' ? ['react-big-calendar', 'date-fns'] : []),
    ],
  })),
  {
    room: 'renderer/',
    may: [
      'renderer/',
      'shared/',
      'react',
      'react-dom',
      'react-i18next',
      'i18next',
      'wouter',
      '@tanstack/react-query',
      'react-aria-components',
      'lucide-react',
      '@fontsource-variable',
    ],
  },
]

/**
 * Why a file may not import something, or null when it may.
 * @param {string} file path from the root, with `/`
 * @param {string} source what stands in the import
 * @returns {string | null}
 */
export function forbidden(file, source) {
  const room = rooms.find(({ room: prefix }) => file.startsWith(prefix))
  if (!room) return null
  const target = targetOf(file, source)
  if (room.may.some((allowed) => fits(target, allowed))) return null
  return `${room.room} may import ${room.may.join(', ')}; not ${target}.`
}

/** @param {string} file @param {string} source */
function targetOf(file, source) {
  if (source.startsWith('node:')) return 'node'
  if (source.startsWith('.')) return join(dirname(file), source).split(sep).join('/')
  return source
}

/** @param {string} target @param {string} allowed */
function fits(target, allowed) {
  if (allowed.endsWith('/')) return target.startsWith(allowed)
  if (allowed === 'main/*.ts') return /^main\/[^/]+\.ts$/.test(target)
  return target === allowed || target.startsWith(`${allowed}/`)
}

/** oxlint's plugin. */
export default {
  meta: { name: 'house' },
  rules: {
    rooms: {
      /** @param {{ filename: string, cwd: string, report(problem: { message: string, node: unknown }): void }} context */
      create(context) {
        const file = relative(context.cwd, context.filename).split(sep).join('/')
        /** @param {{ source?: { value?: unknown } | null }} node */
        const check = (node) => {
          const source = node.source?.value
          if (typeof source !== 'string') return
          const message = forbidden(file, source)
          if (message) context.report({ message, node: node.source })
        }
        return { ImportDeclaration: check, ImportExpression: check, ExportNamedDeclaration: check, ExportAllDeclaration: check }
      },
    },
  },
}
