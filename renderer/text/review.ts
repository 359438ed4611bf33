export const review = {
  title: 'Review',
  sessionTitle: 'Review',
}
