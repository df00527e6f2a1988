export { drawn } from './drawn'
export { Pen } from './Pen'
