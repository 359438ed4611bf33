export const transfer = {
  title: 'Your data',
}
