/** Marks that set the direction of text (Unicode 16, Bidi_Control): invisible, and able to reorder what is shown. */
export const marks = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** A text without them. */
export function withoutMarks(text: string): string {
  return text.replace(marks, '')
}

/** A text with each of them shown as �, for a message or a list of names. */
export function showMarks(text: string): string {
  return text.replace(marks, '\ufffd')
}
