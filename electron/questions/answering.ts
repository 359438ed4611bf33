/**
 * What both sides know of answering one type: free of keys, schemas and readers, so that the renderer takes it
 * as it is from the type's `view.ts`.
 */
export type Answering<Response> = {
  /** The response of somebody who has not answered. */
  empty(): Response
  /** How many parts a response fills. Each part is worth one point. */
  countGiven(response: Response): number
  /** Whether nothing was entered at all, not even something that can't count. */
  isBlank(response: Response): boolean
}
