import { type Expression, type Operand, type Operator, RuleFault } from './expression'
import { checkItem } from './member-of'
import { ITEMS } from './membership-properties'
import type { Property } from './property'
import { checkItems } from './undocumented'

/** The inside of `-any` or `-all`. */
export interface Scope {
  readonly collection: Property
  /** What an item is called: `_` stands for one value. */
  readonly item: string
  /** What can be compared, in words. */
  readonly subject: string
  /** A member of an item, in any case. @throws RuleFault for one that there is not, at `position` */
  operand(member: string, position: number): Operand
}

/** The part of the language that looks into collections: rules of groups have it, filters of policies do not. */
export interface Collections {
  /** @param property undefined: it is not documented. @throws RuleFault for one that has one value, at `position` */
  open(of: Operand, property: Property | undefined, position: number): Scope
  /** A warning about a comparison of an item, or null. @throws RuleFault for one that there is not, at `position` */
  checkItem(scope: Scope, operator: Operator, value: unknown, position: number): string | null
  /** Warnings about a collection with its condition, which stands in parentheses or not. */
  checkItems(kind: 'any' | 'all', condition: Expression, parentheses: boolean): readonly string[]
}

/** https://learn.microsoft.com/entra/identity/users/groups-dynamic-membership#properties-with-complex-expressions */
export const collections: Collections = {
  open(of, property, position) {
    const item = ITEMS[property?.name ?? '']
    if (property && !item && property.type !== 'strings') {
      throw new RuleFault(position, `Expected an operator such as -eq: ${property.name} has one value.`)
    }
    const collection: Property = property ?? { name: of.name, type: 'strings' }
    if (!item) return { collection, item: '_', subject: '"_"', operand: oneValue }
    const list = item.members.map((each) => `${item.name}.${each}`)
    return {
      collection,
      item: item.name,
      subject: `a property such as ${list[0]}`,
      operand(member, at) {
        const known = item.members.find((each) => each.toLowerCase() === member.toLowerCase())
        if (!known) throw new RuleFault(at, `Expected ${list.join(', ')}.`)
        return { of: 'item', name: known }
      },
    }
  },
  checkItem: ({ collection }, operator, value, position) => checkItem(collection, operator, value, position),
  checkItems,
}

function oneValue(member: string, position: number): Operand {
  if (member !== '') throw new RuleFault(position, 'Expected "_", which stands for one value.')
  return { of: 'item', name: '' }
}
