export const profiles = {
  title: 'Learners',
}
