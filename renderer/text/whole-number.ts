/**
 * A whole number with a comma at each thousand. Not `toLocaleString`: its first use loads the formatter
 * of all languages, which is more script time than all the rest of the first screen.
 */
export function wholeNumber(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',')
}
