// The page /what-if before it is touched: the sample tenant, the worked question and its answer by the engine, as HTML in
// .cache/still/what-if.html. Once touched, the same components take over these very elements.
import { mkdirSync, writeFileSync } from 'node:fs'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { createHelper } from '../components/what-if/model/helper'
import { createWhatIf } from '../components/what-if/model/store'
import { createTransfer } from '../components/what-if/model/transfer'
import { WhatIf } from '../components/what-if/WhatIf'
import * as policy from '../simulator/doors/policy'
import * as aside from '../simulator/doors/policy-aside'
import { counterfactuals } from '../simulator/doors/policy-search'
import { at } from './lib/paths.mjs'

const helper = createHelper(() => {
  throw new Error('There is no other thread before the build.')
})
const engine = { ...policy, ...aside }
const { PASSWORD_ONLY, compile, contosoPolicyTenant, contosoQuestion, evaluate } = engine
const worked = { ...contosoQuestion, authentication: PASSWORD_ONLY }
const compiled = compile(contosoPolicyTenant)
const found = counterfactuals(contosoPolicyTenant, worked, evaluate(compiled, worked), compiled)
const control = createWhatIf(engine, found, helper)
const live = { control, transfer: createTransfer(control, helper), helper }
mkdirSync(at('.cache/still'), { recursive: true })
writeFileSync(at('.cache/still', 'what-if.html'), renderToString(createElement(WhatIf, { live })))
