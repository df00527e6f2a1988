/** What the panel *Change* has on top: an embed is built without it (decision 045). */
export { Sandbox } from './Sandbox'
