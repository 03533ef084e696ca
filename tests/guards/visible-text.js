/*
 * Words in an attribute are read by people too: they belong in shared/text like all others. Text between tags is seen by
 * react/jsx-no-literals.
 */

const shown = new Set([
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'title',
  'placeholder',
  'alt',
  'label',
  'help',
  'text',
  'name',
])

/** oxlint's plugin. */
export default {
  meta: { name: 'text' },
  rules: {
    attributes: {
      /** @param {{ report(problem: { message: string, node: unknown }): void }} context */
      create(context) {
        return {
          /** @param {{ name: { name?: unknown }, value?: { type: string, value?: unknown } | null }} node */
          JSXAttribute(node) {
            if (!shown.has(String(node.name.name)) || node.value?.type !== 'Literal' || !/\p{L}{2}/u.test(String(node.value.value))) return
            context.report({ message: 'Words that people see belong in shared/text.', node })
          },
        }
      },
    },
  },
}
