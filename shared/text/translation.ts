/** The same keys with other words. */
export type Translation<Text> = { readonly [Key in keyof Text]: Text[Key] extends string ? string : Translation<Text[Key]> }
