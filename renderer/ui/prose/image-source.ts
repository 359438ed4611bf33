import type { InjectionKey } from 'vue'

/** Where the pictures of courses come from, by the hash of their content. The app provides it at its root. */
export const imageSource: InjectionKey<(hash: string) => Promise<Blob>> = Symbol('image source')
