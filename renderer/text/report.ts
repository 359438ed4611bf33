export const report = {
  title: 'Report',
  oddTitle: 'Odd questions',
}
