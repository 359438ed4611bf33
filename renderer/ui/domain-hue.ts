/** Which of the four quiet hues a domain has, by its place in the outline: the class `hue-N` sets it. */
export function domainHue(place: number): number {
  return (place % 4) + 1
}
