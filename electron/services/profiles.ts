import { os } from './context.ts'
import { notHere } from './refusals.ts'

export const profiles = os.profiles.router({
  list: os.profiles.list.handler(() => {
    throw notHere('profiles')
  }),
  create: os.profiles.create.handler(() => {
    throw notHere('profiles')
  }),
  rename: os.profiles.rename.handler(() => {
    throw notHere('profiles')
  }),
  switch: os.profiles.switch.handler(() => {
    throw notHere('profiles')
  }),
  remove: os.profiles.remove.handler(() => {
    throw notHere('profiles')
  }),
})
