export const readiness = {
  title: 'Readiness',
  methodTitle: 'How the forecast is made',
}
