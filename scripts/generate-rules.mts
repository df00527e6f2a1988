// The page /rules before it is touched: the first rule held against the sample tenant, as HTML in .cache/still/rules.html. Once
// touched, the same components take over these very elements.
import { mkdirSync, writeFileSync } from 'node:fs'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { RuleEditor } from '../components/rules/RuleEditor'
import * as engine from '../simulator/doors/policy-membership'
import { at } from './lib/paths.mjs'

mkdirSync(at('.cache/still'), { recursive: true })
writeFileSync(at('.cache/still', 'rules.html'), renderToString(createElement(RuleEditor, { engine })))
